import { HttpResponse, type JsonBodyType } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

import { Thing, connect, errorOf, json, respondWith, status, thing, startServer } from '../../tests/support/api-server'
import type { Dialect } from './client'
import { retryAfterSeconds } from './retry-after'

startServer()

describe('an error response', () => {
  test.each([
    [400, 'rejected'],
    [402, 'rejected'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [410, 'not-found'],
    [412, 'conflict'],
    [422, 'rejected'],
    [429, 'rate-limited'],
    [500, 'server'],
    [501, 'unavailable'],
    [502, 'server'],
    [503, 'maintenance'],
    [504, 'server'],
  ])('with status %d is kind “%s” and does not end the session', async (code, kind) => {
    respondWith(status(code))
    const { get, onSessionEnded } = connect()
    expect(await errorOf(get())).toMatchObject({ kind, status: code })
    expect(onSessionEnded).not.toHaveBeenCalled()
  })

  test.each([
    [404, 'unavailable'],
    [410, 'unavailable'],
    [403, 'forbidden'],
    [500, 'server'],
  ])('with status %d is kind “%s” for a resource that a server may lack', async (code, kind) => {
    respondWith(status(code))
    const request = connect().client.send({ href: 'thing', schema: Thing, missing: 'unavailable' })
    expect((await errorOf(request)).kind).toBe(kind)
  })

  test('takes its kind from the body, if the body is more precise than the status', async () => {
    respondWith(status(500))
    const { get } = connect({}, { readError: () => ({ kind: 'limit-reached' }) })
    expect(await errorOf(get())).toMatchObject({ kind: 'limit-reached', status: 500 })
  })

  test.each([
    ['the status in its body', 409, 'conflict'],
    ['500 if its body has none', undefined, 'server'],
  ])('with a 2xx status has %s', async (_what, reported, kind) => {
    respondWith(thing())
    const { get } = connect({}, { isError: () => true, readError: () => ({ status: reported }) })
    expect(await errorOf(get())).toMatchObject({ kind, status: reported ?? 500 })
  })

  test('keeps its HTTP status if its body reports another', async () => {
    respondWith(status(404))
    const { get } = connect({}, { readError: () => ({ status: 500 }) })
    expect(await errorOf(get())).toMatchObject({ kind: 'not-found', status: 404 })
  })
})

describe('a step-up', () => {
  const challenge = (text: string) => ({ 'www-authenticate': `Bearer error="insufficient_user_authentication"${text}` })
  test.each<[string, number, JsonBodyType, Record<string, string>, string]>([
    ['a challenge (RFC 9470)', 401, {}, challenge(', max_age=0'), 'recent'],
    ['a challenge that names a context class', 401, {}, challenge(', acr_values="mfa"'), 'mfa'],
    ['a challenge with status 403', 403, {}, challenge(''), 'recent'],
    ['the code of My Account', 403, { type: 'https://auth0.com/api-errors/A0E-403-0002' }, {}, 'recent'],
    ['the scope error of My Account', 403, { title: 'insufficient_scope' }, {}, 'recent'],
    ['the code of the Management API', 403, { code: 'manage.sudoRequired' }, {}, 'recent'],
    ['a code in the list of errors', 403, { errors: [{ key: 'manage.sudoRequired' }] }, {}, 'recent'],
  ])('is demanded if the error response has %s', async (_what, code, body, headers, stepUp) => {
    respondWith(json(body, code, headers))
    const { get, onSessionEnded } = connect()
    expect(await errorOf(get())).toMatchObject({ kind: 'step-up', stepUp })
    expect(onSessionEnded).not.toHaveBeenCalled()
  })

  test.each<[string, number, JsonBodyType, string]>([
    ['a code in the message only', 403, { message: 'manage.sudoRequired' }, 'forbidden'],
    ['a code with another status', 500, { code: 'manage.sudoRequired' }, 'server'],
    ['an empty list entry', 403, { errors: [null] }, 'forbidden'],
  ])('is not demanded if the error response has %s', async (_what, code, body, kind) => {
    respondWith(json(body, code))
    expect(await errorOf(connect().get())).toMatchObject({ kind, stepUp: undefined })
  })
})

describe('Retry-After', () => {
  const NOON = 'Mon, 23 Nov 2026 12:00:00 GMT'
  const LATER = 'Mon, 23 Nov 2026 12:00:30 GMT'
  test.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '30' }, 30],
    ['seconds with spaces', { 'retry-after': ' 30 ' }, 30],
    ['zero seconds, as the minimum delay', { 'retry-after': '0' }, 5],
    ['a date, measured by the server’s clock', { 'retry-after': LATER, date: NOON }, 30],
    ['a date in the past, as the minimum delay', { 'retry-after': NOON, date: LATER }, 5],
    ['400 digits, as the maximum delay of a day', { 'retry-after': '9'.repeat(400) }, 86_400],
    ['a date in centuries, as the maximum delay', { 'retry-after': 'Mon, 23 Nov 9999 12:00:00 GMT' }, 86_400],
    ['a negative number, which is no delay', { 'retry-after': '-1' }, 5],
    ['a missing header', {}, undefined],
    ['an invalid value', { 'retry-after': 'soon' }, undefined],
  ])('reads %s', (_what, headers, seconds) => {
    expect(retryAfterSeconds(new Headers(headers))).toBe(seconds)
  })

  test('measures a date by this device’s clock, if CORS hides the Date header', () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse(NOON))
    expect(retryAfterSeconds(new Headers({ 'retry-after': LATER }))).toBe(30)
  })

  test.each([
    ['the header', { 'retry-after': '7' }, 429, 7],
    ['the API’s documented window, if CORS hides the header of a 429', {}, 429, 60],
    ['nothing after another error', {}, 503, undefined],
  ])('delays the retry by %s', async (_what, headers, code, retryAfter) => {
    respondWith(json({}, code, headers))
    const { get } = connect({}, { defaultRetryAfter: 60 })
    expect((await errorOf(get())).retryAfter).toBe(retryAfter)
  })
})

describe('a body', () => {
  test.each<[string, Response, string]>([
    ['that is not JSON', new HttpResponse('OK'), 'body: invalid_type'],
    ['that is cut off', new HttpResponse('{"id": "1'), 'body: invalid_type'],
    ['that is empty', new HttpResponse(null, { status: 204 }), 'body: invalid_type'],
    ['with a field of another type', json({ id: 1 }), 'id: invalid_type'],
    ['without a field', json({}), 'id: invalid_type'],
  ])('%s is an invalid response, and the reference names the invalid part', async (_what, response, shape) => {
    respondWith(response)
    const error = await errorOf(connect().get())
    expect(error.kind).toBe('invalid-response')
    expect(error.reference).toContain(` · ${shape} · `)
  })

  test('that is empty is accepted, if the schema accepts it', async () => {
    respondWith(new HttpResponse(null, { status: 204 }))
    const request = connect().client.send({ method: 'DELETE', href: 'thing', schema: z.unknown() })
    await expect(request).resolves.toBeUndefined()
  })

  test('loses its unknown keys', async () => {
    respondWith(json({ id: '1', secret: 'x' }))
    await expect(connect().get()).resolves.toEqual({ id: '1' })
  })

  test('of an error that is not JSON is not given to the dialect', async () => {
    respondWith(new HttpResponse('<h1>Bad gateway', { status: 502 }))
    const readError = vi.fn<Dialect['readError']>(() => ({ message: 'x' }))
    expect((await errorOf(connect({}, { readError }).get())).serverMessage).toBeUndefined()
    expect(readError).not.toHaveBeenCalled()
  })

  test('of an error yields its message, code, field errors and reference', async () => {
    respondWith(status(422))
    const reported = { message: 'Invalid.', code: 'a.b', fieldErrors: { name: 'Too long.' }, reference: 'id-7' }
    const error = await errorOf(connect({}, { readError: () => reported }).get())
    expect(error).toMatchObject({ serverMessage: 'Invalid.', serverCode: 'a.b', fieldErrors: { name: 'Too long.' } })
    expect(error.reference).toMatch(/ · GET \/v1\/thing · 422 · rejected · id-7 · /)
  })
})
