import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

import type { ApiClient } from './client'
import { halApi } from './hal'
import { acceptInvitation } from './invitations'
import { manageApi } from './manage'

const BASE = 'https://api.example.com'
const server = setupServer()

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
  for (const client of [halApi, manageApi]) {
    client.connect({ baseUrl: BASE, getBearerToken: async () => 'bearer', onSessionEnded: () => {} })
  }
})
afterAll(() => server.close())

const answer = (body: JsonBodyType) => server.use(http.all(`${BASE}/*`, () => HttpResponse.json(body)))
const write = (client: ApiClient) => client.send({ method: 'DELETE', href: 'things/1', schema: z.unknown() })

describe('a success of the Management API that reports an error', () => {
  test.each([{}, { id: null }, { id: '' }, { status: 'error' }])('fails, with %j next to its error', async (more) => {
    answer({ error: 'Expired', ...more })
    const accepted = acceptInvitation({ kind: 'project', id: '1' })
    await expect(accepted).rejects.toMatchObject({ kind: 'server', serverMessage: 'Expired' })
  })

  test.each([
    { error: null, id: null },
    { error: '', id: null },
    { error: 'Expired', id: 7 },
    { error: 'Expired', id: '7' },
    { id: 0 },
    {},
  ])('is a success for the body %j', async (body) => {
    answer(body)
    await expect(write(manageApi)).resolves.toEqual(body)
  })
})

describe('a success of the API key API that reports an error', () => {
  test.each<[JsonBodyType, string | undefined]>([
    [{ status: 500, error: 'x' }, 'x'],
    [{ status: 500, error: null, message: 'm' }, 'm'],
    [{ status: '500', error: 'x' }, 'x'],
    [{ status: 500, message: 'm' }, 'm'],
    [{ status: '404', error: '', message: 'm' }, 'm'],
  ])('fails for the body %j', async (body, serverMessage) => {
    answer(body)
    const { status } = body as { status: number | string }
    await expect(write(halApi)).rejects.toMatchObject({ status: Number(status), serverMessage })
  })

  test.each([
    { status: 500 },
    { status: 500, error: null, message: '' },
    { status: 200, message: 'Deleted' },
    { status: 'active', message: 'm' },
    { status: null, error: 'x' },
    { message: 'm' },
  ])('is a success for the body %j', async (body) => {
    answer(body)
    await expect(write(halApi)).resolves.toEqual(body)
  })
})
