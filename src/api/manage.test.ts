import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { ApiError } from './errors'
import { manageApi } from './manage'
import { createManagementToken, managementTokenQueries, testManagementToken } from './management-tokens'
import { recordServerTime } from './server-clock'

const BASE = 'https://connection.example.com'
const server = setupServer()

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
  manageApi.connect({ baseUrl: BASE, getBearerToken: async () => 'bearer', onSessionEnded: () => {} })
})
afterAll(() => server.close())

/** Creates a token against this response and returns the error that it causes. */
async function errorOf(status: number, body: JsonBodyType | string, headers: Record<string, string> = {}) {
  const reply = () =>
    typeof body === 'string'
      ? new HttpResponse(body, { status, headers })
      : HttpResponse.json(body, { status, headers })
  server.use(http.post(`${BASE}/manage/current-user/tokens`, reply))
  const error = await createManagementToken('CI', 7200).catch((thrown: unknown) => thrown)
  if (!(error instanceof ApiError)) throw new Error('The response was accepted as a token.')
  return error
}

describe('an error body', () => {
  test.each<[string, JsonBodyType, string]>([
    ['error only', { error: 'Access denied.' }, 'Access denied.'],
    ['an empty error and a message', { error: '', message: 'Nope.' }, 'Nope.'],
    ['an exception', { exception: 'It broke.' }, 'It broke.'],
    ['a description', { error: null, description: 'Described.' }, 'Described.'],
    ['a detail', { detail: 'Detailed.' }, 'Detailed.'],
    ['a numeric code', { error: 'Bad request.', code: 400, exceptionId: 'x-1' }, 'Bad request.'],
    ['field errors only', { errors: [{ key: 'expiresIn', message: 'Too long.' }] }, 'Too long.'],
    ['a reason', { reason: 'We are moving.' }, 'We are moving.'],
    ['keys of the wrong type next to the message', { error: 'Words.', errors: 'none', exceptionId: 7 }, 'Words.'],
  ])('with %s yields its message', async (_what, body, message) => {
    expect((await errorOf(400, body)).serverMessage).toBe(message)
  })

  test('yields a message per field', async () => {
    const errors = [
      { key: 'description', message: 'Too short.' },
      { key: 'expiresIn', message: 'Too long.' },
    ]
    const { fieldErrors, kind } = await errorOf(422, { error: 'Invalid.', code: 'validation', errors })
    expect(kind).toBe('rejected')
    expect(fieldErrors).toEqual({ description: 'Too short.', expiresIn: 'Too long.' })
  })

  test('adds its exceptionId to the reference, stripped of special characters and shortened', async () => {
    const { reference } = await errorOf(500, { error: 'Application error.', exceptionId: `a<b>"${'1'.repeat(99)}` })
    expect(reference).toContain(` · ab${'1'.repeat(62)} · `)
  })

  test.each<[string, JsonBodyType, string | undefined]>([
    ['code', { code: 'manage.mfaRequired' }, 'manage.mfaRequired'],
    ['stringCode, when code is a number', { code: 400, stringCode: 'a.b' }, 'a.b'],
    ['exception', { exception: { code: 'a.b' } }, 'a.b'],
    ['numeric code only', { code: 400 }, undefined],
  ])('yields the error code from its %s', async (_where, body, code) => {
    expect((await errorOf(400, body)).serverCode).toBe(code)
  })

  test('that is not JSON yields an error without a message', async () => {
    expect(await errorOf(502, '<h1>Bad gateway')).toMatchObject({ kind: 'server', serverMessage: undefined })
  })

  test('of a maintenance response yields the seconds to wait and the reason', async () => {
    const error = await errorOf(503, { reason: 'We are moving.' }, { 'retry-after': '30' })
    expect(error).toMatchObject({ kind: 'maintenance', retryAfter: 30, serverMessage: 'We are moving.' })
  })

  const at = (moment: string) => `Mon, 23 Nov 2026 ${moment} GMT`
  test.each([
    ['a date, measured by the server clock', { 'retry-after': at('12:00:30'), date: at('12:00:00') }, 30],
    ['a date in the past of this device', { 'retry-after': 'Mon, 01 Jan 2024 12:00:00 GMT' }, 5],
    ['a date in the past of the server', { 'retry-after': at('12:00:00'), date: at('12:00:00') }, 5],
    ['zero seconds', { 'retry-after': '0' }, 5],
    ['an invalid value', { 'retry-after': 'soon' }, undefined],
  ])('with Retry-After as %s yields the delay', async (_what, headers, seconds) => {
    onTestFinished(() => recordServerTime(new Date().toUTCString()))
    expect((await errorOf(503, {}, headers)).retryAfter).toBe(seconds)
  })

  test('with Retry-After as a date and no Date header uses this device’s clock', async () => {
    const soon = new Date(Date.now() + 90_000).toUTCString()
    const { retryAfter } = await errorOf(503, {}, { 'retry-after': soon })
    expect([89, 90]).toContain(retryAfter)
  })

  test('in a 2xx response is reported as an error', async () => {
    expect(await errorOf(200, { status: 'error', error: 'It broke.' })).toMatchObject({ serverMessage: 'It broke.' })
  })

  test('with code manage.sudoRequired asks for a step-up', async () => {
    const error = await errorOf(403, { error: 'Confirm.', code: 'manage.sudoRequired' })
    expect(error).toMatchObject({ kind: 'step-up', stepUp: 'recent' })
  })
})

describe('a list', () => {
  const list = (body: JsonBodyType, status = 200) => {
    server.use(http.get(`${BASE}/manage/current-user/tokens`, () => HttpResponse.json(body, { status })))
    const { queryFn } = managementTokenQueries.list()
    // The query function reads only the signal of its context.
    return (queryFn as unknown as (context: { signal: AbortSignal }) => Promise<unknown>)({
      signal: new AbortController().signal,
    })
  }
  const row = { id: 1, description: 'CI', lastUsed: null, isSessionToken: false, isExpired: false, isDisabled: false }

  test.each([404, 410, 501])('is unavailable after status %d', async (status) => {
    await expect(list({ error: 'Not found.' }, status)).rejects.toMatchObject({ kind: 'unavailable', status })
  })

  test.each([
    ['an offset without a colon', '2021-06-28T22:27:28+0200', '2021-06-28T20:27:28.000Z'],
    ['Z and milliseconds', '2014-11-11T08:40:51.620Z', '2014-11-11T08:40:51.620Z'],
    ['no zone', '2016-02-04T13:34:14.966755', '2016-02-04T13:34:14.966Z'],
    ['a space instead of the T', '2019-08-23 23:59:59', '2019-08-23T23:59:59.000Z'],
  ])('accepts instants with %s', async (_what, written, instant) => {
    const [token] = (await list([{ ...row, created: written, expires: written }])) as { created: Date; expires: Date }[]
    expect([token?.created.toISOString(), token?.expires.toISOString()]).toEqual([instant, instant])
  })

  test('accepts tokens without optional fields', async () => {
    await expect(list([{ id: '7', description: '', created: '2026-01-01T00:00:00Z' }])).resolves.toEqual([
      {
        id: '7',
        name: '',
        created: new Date('2026-01-01T00:00:00Z'),
        lastUsed: undefined,
        expires: undefined,
        isSession: false,
        isSuper: false,
        isExpired: false,
        isDisabled: false,
        scopes: [],
      },
    ])
  })

  test.each([
    { created: null },
    { created: '' },
    { created: 'soon' },
    { lastUsed: '' },
    { lastUsed: '0000-00-00 00:00:00' },
    { expires: '' },
    { isExpired: '', isDisabled: null, isSessionToken: 0 },
    { isExpired: 'false', isDisabled: '0', isSessionToken: '' },
    { scopes: '', type: '', description: '' },
    { scopes: [null], type: null, description: null },
  ])('accepts a token with %j', async (odd) => {
    const [token] = (await list([{ ...row, created: '2026-01-01T00:00:00Z', ...odd }])) as object[]
    expect(token).toMatchObject({ id: '1', lastUsed: undefined, expires: undefined, isExpired: false, scopes: [] })
  })

  test.each([
    { id: 2 ** 53 },
    { id: 1.5 },
    { id: 1e21 },
    { id: '' },
    { isDisabled: 'perhaps' },
    { lastUsed: 'soon' },
    { expires: 'soon' },
  ])('leaves out a token with %j', async (odd) => {
    const good = { ...row, created: '2026-01-01T00:00:00Z' }
    expect(
      await list([
        { ...good, id: 2 },
        { ...good, ...odd },
      ]),
    ).toMatchObject([{ id: '2' }])
  })

  test('never keeps a secret that the server puts into the body', async () => {
    const rows = await list([{ ...row, created: '2026-01-01T00:00:00Z', token: '1-secret', user: { name: 'M' } }])
    expect(JSON.stringify(rows)).not.toContain('secret')
  })
})

test('testing a token sends that token only, without the session’s bearer token', async () => {
  const received: Headers[] = []
  server.use(
    http.get(`${BASE}/manage/tokens/verify`, ({ request }) => {
      received.push(request.headers)
      return HttpResponse.json({ error: 'Invalid access token' }, { status: 401 })
    }),
  )
  await expect(testManagementToken('13702-abc')).resolves.toMatchObject({ status: 401, token: undefined })
  expect(received).toHaveLength(1)
  expect(received[0]?.get('x-kbc-manageapitoken')).toBe('13702-abc')
  expect(received[0]?.has('authorization')).toBe(false)
})
