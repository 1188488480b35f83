// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { listen, type RunningServer } from '../../api-server/http/listen.ts'
import { createRequest, outcomeOf, type Request } from './request.ts'

let server: RunningServer
let asked: { path: string; headers: object }[] = []
let request: Request
let close: () => void

beforeAll(async () => {
  server = await listen(0, () => (incoming, response) => {
    const path = incoming.url ?? ''
    asked.push({ path, headers: incoming.headers })
    if (path === '/never') return
    if (path === '/redirect') return void response.writeHead(302, { location: '/target?code=secret#token' }).end()
    if (path === '/large') return void response.end(Buffer.alloc(9 * 1024 * 1024))
    if (path === '/bomb') {
      return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
    }
    if (path === '/packed') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('text'))
    if (path === '/twice')
      return void response
        .writeHead(
          200,
          [
            ['x-twice', 'a'],
            ['x-twice', 'b'],
          ].flat(),
        )
        .end()
    response.end('text')
  })
  ;({ request, close } = createRequest({ timeout: 20_000, userAgent: 'latchkey-check' }))
})
afterAll(async () => {
  close()
  await server.close()
})

test('follows no redirect, and leaves the query out of its description', async () => {
  asked = []
  const answer = await request(`${server.origin}/redirect`)
  expect(outcomeOf(answer)).toBe('answered with status 302 and a redirect to /target?…')
  expect(asked.map(({ path }) => path)).toEqual(['/redirect'])
})

test('sends the same request once only, and a request with other headers again', async () => {
  asked = []
  await Promise.all([request(`${server.origin}/a`), request(`${server.origin}/a`)])
  await request(`${server.origin}/a`, { headers: { accept: 'text/html' } })
  expect(asked).toHaveLength(2)
})

test('sends Sec-Fetch-Mode and Origin as they are given, and no cookie', async () => {
  asked = []
  await request(`${server.origin}/b`, { headers: { 'sec-fetch-mode': 'navigate', origin: 'https://example.com' } })
  expect(asked[0]?.headers).toMatchObject({ 'sec-fetch-mode': 'navigate', origin: 'https://example.com' })
  expect(asked[0]?.headers).not.toHaveProperty('cookie')
})

test('unpacks a compressed response', async () => {
  expect((await request(`${server.origin}/packed`)).text).toBe('text')
})

test('joins a header that the server sends twice', async () => {
  expect((await request(`${server.origin}/twice`)).headers.get('x-twice')).toBe('a, b')
})

test.each(['/large', '/bomb'])('stops reading %s, whose content is larger than 8 MB', async (path) => {
  expect(outcomeOf(await request(server.origin + path))).toBe('did not answer: the response is larger than 8 MB')
})

test('stops waiting at the time limit', async () => {
  const impatient = createRequest({ timeout: 20, userAgent: 'latchkey-check' })
  const answer = await impatient.request(`${server.origin}/never`)
  impatient.close()
  expect(outcomeOf(answer)).toBe('did not answer: the server did not answer in time')
})

test.each(['file:///etc/passwd', 'ftp://example.com/'])('does not read %s', async (url) => {
  expect(outcomeOf(await request(url))).toBe('did not answer: it is not an http(s) URL')
})
