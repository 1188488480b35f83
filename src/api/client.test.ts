import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import {
  THING,
  Thing,
  connect,
  errorOf,
  json,
  respondWith,
  server,
  status,
  thing,
  startServer,
} from '../../tests/support/api-server'
import { ApiClient, plainFetch } from './client'
import { ApiError } from './errors'
import { recordServerTime, serverNow } from './server-clock'

startServer()

describe('a request', () => {
  test('carries the bearer token, asks for JSON, and sends neither cookies nor a cached response', async () => {
    const [requests, { get }] = [respondWith(thing()), connect()]
    const fetchSpy = vi.spyOn(globalThis, 'fetch')
    await expect(get()).resolves.toEqual({ id: '1' })
    const [request] = requests
    expect(request?.method).toBe('GET')
    expect(request?.headers.get('authorization')).toBe('Bearer token 1')
    expect(request?.headers.get('accept')).toBe('application/hal+json, application/json')
    expect(request?.headers.has('content-type')).toBe(false)
    const options = { credentials: 'omit', cache: 'no-store', redirect: 'manual' }
    expect(fetchSpy).toHaveBeenCalledExactlyOnceWith(THING, expect.objectContaining(options))
  })

  test('sends its body as JSON', async () => {
    const [requests, { client }] = [respondWith(thing()), connect()]
    await client.send({ method: 'PUT', href: 'thing', body: { name: 'CI' }, schema: Thing })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
    await expect(requests[0]?.json()).resolves.toEqual({ name: 'CI' })
  })

  test('returns the status and the Location header with `exchange`', async () => {
    respondWith(json({ id: '1' }, 201, { location: '/thing/1' }))
    const exchange = connect().client.exchange({ method: 'POST', href: 'thing', schema: Thing })
    await expect(exchange).resolves.toEqual({ status: 201, location: '/thing/1', value: { id: '1' } })
  })

  test('throws a plain error if the API is not configured', async () => {
    const client = new ApiClient({ readError: () => ({}), isError: () => false })
    await expect(client.send({ href: 'thing', schema: Thing })).rejects.toThrow('not configured')
  })
})

describe('the bearer token goes to one origin only', () => {
  test.each([
    ['a link to another host', 'https://evil.example/v1/thing'],
    ['a link to another path of the host', 'https://api.example.com/admin'],
    ['a path that leaves the base URL', '../admin'],
    ['an encoded slash', 'thing%2f..%2fadmin'],
    ['user information in the URL', 'https://user@api.example.com/v1/thing'],
    ['another scheme', 'data:application/json,{}'],
  ])('rejects %s without a request and without asking for a token', async (_what, href) => {
    const [requests, { client, getBearerToken }] = [respondWith(thing()), connect()]
    expect((await errorOf(client.send({ href, schema: Thing }))).kind).toBe('refused-link')
    expect((await errorOf(client.probe(href, {}))).kind).toBe('refused-link')
    expect(getBearerToken).not.toHaveBeenCalled()
    expect(requests).toEqual([])
  })

  test.each([
    ['a relative path', 'thing'],
    ['an absolute link', THING],
    ['a link with http:// and a port, as the HAL API prints it', 'http://api.example.com:443/v1/thing'],
  ])('sends %s to the configured origin', async (_what, href) => {
    const [requests, { client }] = [respondWith(thing()), connect()]
    await client.send({ href, schema: Thing })
    expect(requests.map(({ url }) => url)).toEqual([THING])
  })
})

describe('a login page instead of an answer', () => {
  test('ends the session if it comes with status 200', async () => {
    respondWith(HttpResponse.html('<h1>Log in</h1>'))
    const { get, onSessionEnded } = connect()
    expect(await errorOf(get())).toMatchObject({ kind: 'session-ended', status: 200 })
    expect(onSessionEnded).toHaveBeenCalledOnce()
  })

  test('ends the session if the server redirects to it', async () => {
    // Node returns a redirect as it is. Only browsers make it opaque.
    const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
    const fetchStub = vi.fn<typeof fetch>(async () => opaque)
    vi.stubGlobal('fetch', fetchStub)
    const { get, onSessionEnded } = connect()
    const error = await errorOf(get())
    expect(error.kind).toBe('session-ended')
    expect(error.reference).toContain(' · redirect · ')
    expect(fetchStub).toHaveBeenCalledExactlyOnceWith(THING, expect.objectContaining({ redirect: 'manual' }))
    expect(onSessionEnded).toHaveBeenCalledOnce()
  })

  test('does not end the session if it comes with an error status', async () => {
    respondWith(HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 }))
    const { get, onSessionEnded } = connect()
    expect((await errorOf(get())).kind).toBe('server')
    expect(onSessionEnded).not.toHaveBeenCalled()
  })
})

describe('a request without a complete response', () => {
  /** Replaces the time-out by one that the test triggers. */
  function stubTimeout() {
    const timeout = new AbortController()
    const spy = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal)
    return { spy, expire: () => timeout.abort(new DOMException('Too slow', 'TimeoutError')) }
  }
  /** A server that never answers. `onRequest` is called when the request has arrived. */
  const neverRespond = (onRequest: () => void) =>
    server.use(
      http.get(THING, () => {
        onRequest()
        return new Promise<Response>(() => {})
      }),
    )

  test('fails with kind “network” if the connection fails', async () => {
    server.use(http.get(THING, () => HttpResponse.error()))
    expect((await errorOf(connect().get())).kind).toBe('network')
  })

  test('fails with kind “offline” on a device without a connection', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const noResponse = () => HttpResponse.error()
    server.use(http.get(THING, noResponse), http.head(`${location.origin}/`, noResponse))
    expect((await errorOf(connect().get())).kind).toBe('offline')
  })

  test('fails with kind “network” if the browser reports no connection but the console’s own host answers', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    server.use(http.get(THING, () => HttpResponse.error()))
    server.use(http.head(`${location.origin}/`, () => new HttpResponse()))
    expect((await errorOf(connect().get())).kind).toBe('network')
  })

  test('fails with kind “timeout” if no response arrives within 15 seconds', async () => {
    const { spy, expire } = stubTimeout()
    neverRespond(expire)
    expect((await errorOf(connect().get())).kind).toBe('timeout')
    expect(spy).toHaveBeenCalledWith(15_000)
  })

  test('throws the caller’s own error if the caller aborts, because TanStack Query ignores that error', async () => {
    const caller = new AbortController()
    neverRespond(() => caller.abort())
    const request = connect().client.send({ href: 'thing', schema: Thing, signal: caller.signal })
    await expect(request).rejects.toMatchObject({ name: 'AbortError' })
    await expect(request).rejects.not.toBeInstanceOf(ApiError)
  })

  test('is not sent if the caller has already aborted', async () => {
    const requests = respondWith(thing())
    const request = connect().client.send({ href: 'thing', schema: Thing, signal: AbortSignal.abort() })
    await expect(request).rejects.toMatchObject({ name: 'AbortError' })
    expect(requests).toEqual([])
  })

  test('fails with kind “network” if the connection breaks within the body', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('Connection lost')) })
    vi.stubGlobal('fetch', async () => new Response(broken))
    expect((await errorOf(connect().get())).kind).toBe('network')
  })

  test('fails with kind “timeout” if the body does not arrive in time', async () => {
    const slow = new ReadableStream({
      start: (controller) => controller.error(new DOMException('Too slow', 'TimeoutError')),
    })
    vi.stubGlobal('fetch', async () => new Response(slow))
    expect((await errorOf(connect().get())).kind).toBe('timeout')
  })
})

describe('probe', () => {
  test('sends the given credentials and not the session’s bearer token', async () => {
    const [requests, { client, getBearerToken }] = [respondWith(thing()), connect()]
    await expect(client.probe('thing', { 'x-token': 'other' })).resolves.toMatchObject({
      status: 200,
      body: { id: '1' },
    })
    expect(requests[0]?.headers.get('x-token')).toBe('other')
    expect(requests[0]?.headers.has('authorization')).toBe(false)
    expect(getBearerToken).not.toHaveBeenCalled()
  })

  test.each([
    ['a 401', status(401), { status: 401, body: {} }],
    ['a body that is not JSON', new HttpResponse('OK'), { status: 200, body: undefined }],
  ])('reports %s without ending the session or refreshing the token', async (_what, response, result) => {
    const [requests, { client, getBearerToken, onSessionEnded }] = [respondWith(response), connect()]
    await expect(client.probe('thing', {})).resolves.toMatchObject(result)
    expect(requests).toHaveLength(1)
    expect(getBearerToken).not.toHaveBeenCalled()
    expect(onSessionEnded).not.toHaveBeenCalled()
  })

  test('fails at a redirect instead of following it with the credentials', async () => {
    respondWith(new HttpResponse(null, { status: 302, headers: { location: 'https://evil.example/' } }))
    expect((await errorOf(connect().client.probe('thing', {}))).kind).toBe('network')
  })
})

test('plainFetch does not follow redirects', async () => {
  respondWith(new HttpResponse(null, { status: 302, headers: { location: 'https://evil.example/' } }))
  expect((await errorOf(plainFetch(THING))).kind).toBe('network')
})

test('a Date header sets the server’s clock', async () => {
  onTestFinished(() => recordServerTime(new Date().toUTCString()))
  const anHourAhead = new Date(Date.now() + 3_600_000).toUTCString()
  respondWith(json({ id: '1' }, 200, { date: anHourAhead }))
  await connect().get()
  expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000)
})
