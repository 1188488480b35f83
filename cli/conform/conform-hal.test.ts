// @vitest-environment node
import { afterEach, expect, test } from 'vitest'

import { ApiKeyStore } from '../../api-server/hal/api-key-store.ts'
import { startHalApi } from '../../api-server/hal/hal-api.ts'
import { bearerReader } from '../../api-server/http/bearer.ts'
import type { Reply } from '../../api-server/http/reply.ts'
import type { ApiOptions, Call } from '../../api-server/http/start-api.ts'
import { createLocalIssuer } from '../../api-server/local-issuer.ts'
import { maria } from '../../api-server/people.ts'
import { conform } from './conform.ts'

const ORIGIN = 'https://console.example.com'
const NAMES = ['default', 'CI deploy']

const issuer = await createLocalIssuer()
const token = await issuer.sign(maria.sub)
let close = async (): Promise<void> => {}
afterEach(() => close())

type Distort = (reply: Reply, call: Call) => Reply | undefined
type Options = { distort?: Distort; write?: boolean; signal?: AbortSignal } & Partial<ApiOptions> & {
    linkBase?: (origin: string) => string
  }

/** Runs the checks against the reference server, whose replies `distort` can change. Undefined loses the response. */
async function run({ distort, write = true, signal = new AbortController().signal, ...options }: Options = {}) {
  const keys = new ApiKeyStore()
  keys.add(maria.sub, ...NAMES)
  const server = await startHalApi({
    keys,
    allowOrigin: ORIGIN,
    readBearer: bearerReader(issuer.trust),
    intercept: (call, next, response) => {
      const reply = distort ? distort(next(), call) : next()
      if (!reply) response.destroy()
      return reply
    },
    ...options,
  })
  close = server.close
  const report = await conform({
    baseUrl: `${server.origin}/api`,
    dialect: 'hal',
    origin: ORIGIN,
    token,
    write,
    signal,
  })
  const differing = report.results.filter(({ status }) => status === 'differs')
  return { ...report, differing, problems: differing.flatMap(({ problems }) => problems), names: keys.names(maria.sub) }
}

const isList = ({ method, path, claims }: Call) =>
  claims !== undefined && method === 'GET' && /\/apikeys\/?$/.test(path)
/** Changes the body of the replies to some calls. */
const withBody =
  (matches: (call: Call, reply: Reply) => boolean, change: (body: Record<string, unknown>) => object): Distort =>
  (reply, call) =>
    matches(call, reply) ? { ...reply, body: change(reply.body as Record<string, unknown>) } : reply

test('finds no difference in the reference server, and leaves the keys as they were', async () => {
  const { differing, left, results, names } = await run()
  expect(differing).toEqual([])
  expect(left).toEqual([])
  expect(names).toEqual(NAMES)
  expect(results.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['lists the keys', 'creates a key with its secret', 'deletes the key']),
  )
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
})

test('sends only requests that change nothing without --write', async () => {
  const methods = new Set<string | undefined>()
  const { differing } = await run({ write: false, onRequest: ({ method }) => methods.add(method) })
  expect(differing).toEqual([])
  expect([...methods].toSorted()).toEqual(['GET', 'OPTIONS'])
})

test.each<[string, Options, string | RegExp]>([
  [
    'a missing field',
    { distort: withBody(isList, ({ page: _page, ...body }) => body) },
    'page: Invalid input: expected object, received undefined',
  ],
  [
    'a field of another type',
    { distort: withBody(isList, (body) => ({ ...body, page: { ...(body['page'] as object), number: '0' } })) },
    'page.number: Invalid input: expected number, received string',
  ],
  [
    'another status',
    { distort: (reply, { method }) => (method === 'POST' ? { ...reply, status: 201 } : reply) },
    'status 201, expected 200',
  ],
  [
    'a deletion with a body',
    {
      distort: (reply, { method }) => (reply.status === 204 && method === 'DELETE' ? { status: 200, body: {} } : reply),
    },
    'status 200, expected 204',
  ],
  [
    'an HTML page',
    {
      distort: (reply, call) =>
        isList(call) && reply.status === 200
          ? { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' }
          : reply,
    },
    'Content-Type: text/html, expected JSON. The console would ask the user to log in',
  ],
  [
    'a redirect',
    { distort: (reply, call) => (isList(call) ? { status: 302, headers: { Location: '/login' } } : reply) },
    'status 302: redirects to /login, which the console does not follow',
  ],
  [
    'links to another host',
    { linkBase: () => 'https://evil.example.com/api' },
    /"self" leads to https:\/\/evil.example.com/,
  ],
  [
    'links to another path',
    { linkBase: (own) => `${own}/api/v2` },
    /"self" leads to v2\/apikeys\/.*, expected apikeys\//,
  ],
  [
    'CORS for another origin',
    { allowOrigin: 'https://other.example.com' },
    `Access-Control-Allow-Origin: https://other.example.com, expected ${ORIGIN}`,
  ],
  [
    'no body where a field needs a message',
    {
      distort: withBody(
        (_call, { status }) => status === 400,
        ({ errors: _errors, ...body }) => body,
      ),
    },
    'errors: missing, the field has no message',
  ],
  [
    'an error in a 201',
    {
      distort: withBody(
        (_call, { status }) => status === 201,
        () => ({ status: 500, error: 'Internal Server Error' }),
      ),
    },
    'body: an error with status 500',
  ],
  [
    'a creation without a secret',
    {
      distort: withBody(
        (_call, { status }) => status === 201,
        ({ clientSecret: _secret, ...body }) => body,
      ),
    },
    'clientSecret: missing',
  ],
  [
    'a secret in a later response',
    {
      distort: withBody(
        ({ method, path }, { status }) => method === 'GET' && !path.endsWith('/') && status === 200,
        (body) => ({ ...body, secret: 'again' }),
      ),
    },
    'secret: must be in the response to the creation only',
  ],
  ['an API without authentication', { readBearer: async () => ({ sub: maria.sub }) }, 'status 200, expected 401'],
])('reports %s', async (_title, options, problem) => {
  const { problems, names } = await run(options)
  expect(problems.join('\n')).toMatch(problem)
  // The checks have deleted the key, or the removal has found it.
  expect(names).toEqual(NAMES)
})

test('notes a server that redirects the path without a slash', async () => {
  const { differing, results } = await run({
    distort: (reply, { path }) =>
      path.endsWith('/apikeys') ? { status: 308, headers: { Location: `${path}/` } } : reply,
  })
  expect(differing).toEqual([])
  const notes = results.filter(({ status }) => status === 'note')
  expect(notes.map(({ check }) => check)).toEqual(['answers without the slash at the end'])
})

test('removes a key whose creation got no response', async () => {
  const { problems, left, names } = await run({
    distort: (reply) => (reply.status === 201 ? undefined : reply),
  })
  expect(problems).toContainEqual(expect.stringMatching(/^no response/))
  expect(left).toEqual([])
  expect(names).toEqual(NAMES)
})

test('says that a key may be left if the list is not readable afterwards', async () => {
  let isCreated = false
  const { left } = await run({
    distort: (reply, call) => {
      isCreated ||= reply.status === 201
      return isCreated && call.method !== 'PUT' ? { status: 200, body: '<!doctype html>' } : reply
    },
  })
  expect(left).toEqual([expect.stringMatching(/^Could not list the keys/)])
})

test('sends nothing to a path that the ID of a key would leave', async () => {
  const urls: (string | undefined)[] = []
  const { problems } = await run({
    onRequest: ({ url }) => urls.push(url),
    distort: withBody(
      ({ method }) => method === 'POST',
      (body) => ({ ...body, id: '..', _links: {} }),
    ),
  })
  expect(problems).toContain('not sent, because an ID or a link of the server leads out of the base URL')
  expect(urls.filter((url) => !url?.startsWith('/api/apikeys'))).toEqual([])
})

test('names a key that it could not delete', async () => {
  const { left, names } = await run({
    intercept: (call, next) =>
      call.method === 'DELETE' ? { status: 500, body: { status: 500, error: 'Internal Server Error' } } : next(),
  })
  expect(left).toEqual([expect.stringMatching(/^Could not delete the key \S+ \(500\)\. Delete it yourself\.$/)])
  expect(names).toHaveLength(NAMES.length + 1)
})

test('removes the key of a run that is stopped', async () => {
  const stop = new AbortController()
  const { problems, left, names } = await run({
    signal: stop.signal,
    distort: (reply) => {
      if (reply.status === 201) stop.abort()
      return reply
    },
  })
  expect(problems).toContain('stopped by Ctrl C')
  expect(left).toEqual([])
  expect(names).toEqual(NAMES)
})

test('reports a server that cannot be reached', async () => {
  const { origin, close: closeServer } = await startHalApi({
    keys: new ApiKeyStore(),
    allowOrigin: ORIGIN,
    readBearer: async () => undefined,
  })
  await closeServer()
  const signal = new AbortController().signal
  const report = await conform({ baseUrl: `${origin}/api`, dialect: 'hal', origin: ORIGIN, token, write: true, signal })
  expect(report.results.every(({ status }) => status === 'differs')).toBe(true)
  expect(report.results[0]?.problems).toEqual(['no response (ECONNREFUSED)'])
  expect(report.left).toEqual([
    expect.stringMatching(/^Could not list the keys, so "latchkey conform \S+" may be left\.$/),
  ])
})
