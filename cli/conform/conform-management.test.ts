// @vitest-environment node
import { afterEach, expect, test } from 'vitest'

import { bearerReader } from '../../api-server/http/bearer.ts'
import type { Reply } from '../../api-server/http/reply.ts'
import type { ApiOptions, Call } from '../../api-server/http/start-api.ts'
import { createLocalIssuer } from '../../api-server/local-issuer.ts'
import { errorReply } from '../../api-server/management/errors.ts'
import { startManagementApi } from '../../api-server/management/management-api.ts'
import { maria } from '../../api-server/people.ts'
import { readData } from '../../api-server/data-file.ts'
import { seedUser } from '../../api-server/seed.ts'
import { conform } from './conform.ts'

const ORIGIN = 'https://console.example.com'
const TOKENS = '/manage/current-user/tokens'

const issuer = await createLocalIssuer()
const token = await issuer.sign(maria.sub)
let close = async (): Promise<void> => {}
afterEach(() => close())

type Distort = (reply: Reply, call: Call) => Reply
type Options = { distort?: Distort } & Partial<ApiOptions>

/** Runs all checks against the reference server, whose replies `distort` can change. */
async function run({ distort = (reply) => reply, ...options }: Options = {}) {
  const stores = readData(undefined)
  seedUser(maria.sub, stores)
  const before = stores.tokens.list(maria.sub).length
  const server = await startManagementApi({
    stores,
    allowOrigin: ORIGIN,
    readBearer: bearerReader(issuer.trust),
    intercept: (call, next) => distort(next(), call),
    ...options,
  })
  close = server.close
  const report = await conform({
    baseUrl: server.origin,
    dialect: 'management',
    origin: ORIGIN,
    token,
    write: true,
    signal: new AbortController().signal,
  })
  const differing = report.results.filter(({ status }) => status === 'differs')
  const created = stores.tokens.list(maria.sub).length - before
  return { ...report, differing, problems: differing.flatMap(({ problems }) => problems), created }
}

/** Changes each item of the list of access tokens. */
const withTokens =
  (change: (item: Record<string, unknown>) => object): Distort =>
  (reply, { method, path }) =>
    method === 'GET' && path === TOKENS && Array.isArray(reply.body)
      ? { ...reply, body: reply.body.map(change) }
      : reply
const on =
  (wanted: string, answer: (reply: Reply) => Reply): Distort =>
  (reply, { method, path }) =>
    `${method} ${path}`.startsWith(wanted) ? answer(reply) : reply

test('finds no difference in the reference server, and leaves the access tokens as they were', async () => {
  const { left, results, created } = await run()
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
  expect({ left, created }).toEqual({ left: [], created: 0 })
  expect(results.map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      'lists older notifications',
      'verifies the access token',
      'can be asked twice to delete it',
    ]),
  )
})

test.each<[string, Options, string]>([
  [
    'a missing field',
    { distort: withTokens(({ id: _id, ...item }) => item) },
    '0.id: Invalid input: expected number, received undefined',
  ],
  [
    'an instant in another form',
    { distort: withTokens((item) => ({ ...item, created: 1_600_000_000 })) },
    '0.created: Invalid input: expected string, received number',
  ],
  [
    'a value in the list',
    { distort: withTokens((item) => ({ ...item, token: 'again' })) },
    'token: must be in the response to the creation only',
  ],
  [
    'another status',
    { distort: on(`POST ${TOKENS}`, (reply) => (reply.status === 201 ? { ...reply, status: 200 } : reply)) },
    'status 200, expected 201',
  ],
  [
    'an error that is not in the documented form',
    { distort: on(`POST ${TOKENS}`, (reply) => (reply.status === 422 ? { status: 422, body: 'Too short.' } : reply)) },
    'body: Invalid input: expected object, received string',
  ],
  [
    'a login page',
    {
      distort: on('GET /manage/notifications', () => ({
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: '<!doctype html>',
      })),
    },
    'Content-Type: text/html, expected JSON. The console would ask the user to log in',
  ],
  [
    'CORS for another origin',
    { allowOrigin: 'https://other.example.com' },
    `Access-Control-Allow-Origin: https://other.example.com, expected ${ORIGIN}`,
  ],
  [
    'two sessions that are both the current one',
    {
      distort: on('GET /manage/current-user/sessions', () => ({
        status: 200,
        body: [1, 2].map((id) => ({ id, isCurrent: true })),
      })),
    },
    'isCurrent: more than one session is marked as the current one',
  ],
  [
    'a verification of a deleted token',
    {
      distort: on('GET /manage/tokens/verify', () => ({
        status: 200,
        body: { id: 1, created: '2026-01-01T00:00:00Z' },
      })),
    },
    'status 200, expected 401',
  ],
])('reports %s', async (_title, options, problem) => {
  const { problems, created } = await run(options)
  expect(problems).toContain(problem)
  expect(problems).not.toContain('none of the lists is available')
  expect(created).toBe(0)
})

test('notes a resource that the server does not have, but reports a server without any', async () => {
  const promoCodes = await run({
    distort: on('GET /manage/current-user/promo-codes', () => errorReply(404, 'Not found.')),
  })
  expect(promoCodes.differing).toEqual([])
  expect(promoCodes.results).toContainEqual(
    expect.objectContaining({ status: 'note', problems: ['not available on this server: 404'] }),
  )
  await close()

  const nothing = await run({ distort: () => errorReply(404, 'Not found.') })
  expect(nothing.problems).toContain('none of the lists is available')
})

test('notes a server that asks for a fresh login before it creates an access token', async () => {
  const { differing, results, created } = await run({
    distort: on(`POST ${TOKENS}`, () => errorReply(403, 'Confirm it.', { code: 'manage.sudoRequired' })),
  })
  expect(differing).toEqual([])
  expect(results.at(-1)).toMatchObject({ status: 'note', check: 'creates an access token with its value' })
  // The reference server has seen the request before its reply was replaced, and refuses its lifetime.
  expect(created).toBe(0)
})

test('names an access token that it could not delete', async () => {
  const { left, created } = await run({
    intercept: (call, next) => (call.method === 'DELETE' ? errorReply(403, 'Access denied.') : next()),
  })
  expect(left).toEqual([
    expect.stringMatching(/^Could not delete the access token \d+ \(403\)\. Delete it yourself\.$/),
  ])
  expect(created).toBe(1)
})
