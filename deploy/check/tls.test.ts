// @vitest-environment node
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { selfSignedCertificate, type Certificate } from '../../tests/support/certificate.ts'
import { byId, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkSite } from './check.ts'
import type { CheckContext } from './context.ts'
import { checkTls } from './tls.ts'

const DAY = 24 * 60 * 60 * 1000
const VALID_DAYS = 30
let site: CheckedSite
let certificate: Certificate
let secure: { url: URL; close: () => void }

beforeAll(async () => {
  site = await startCheckedSite()
  certificate = await selfSignedCertificate(VALID_DAYS)
  const server = createServer(certificate, (_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<script src="/assets/a.js"></script>')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  secure = {
    url: new URL(`https://localhost:${(server.address() as AddressInfo).port}/`),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
})
const trusted = getCACertificates('default')
afterEach(() => {
  site.change()
  setDefaultCACertificates(trusted)
})
afterAll(async () => {
  secure.close()
  await site.close()
})

const trustCertificate = () => setDefaultCACertificates([...trusted, certificate.cert])

/** Checks the site as if it had the given URL. Its requests go to the site. */
const checkAt = (url: string) => (context: CheckContext) => {
  const base = new URL(url)
  const request: CheckContext['request'] = (to, options) => context.request(site.origin + new URL(to).pathname, options)
  const page = { ...context.page, certificateEnd: context.now + 90 * DAY }
  return checkTls({ ...context, base, request, page })
}

test('http on this machine is unknown', async () => {
  expect(notOk(await site.results(checkTls))).toEqual({ https: 'unknown' })
})

test('http on a host is wrong', async () => {
  expect(notOk(await site.results(checkAt('http://console.example.com/')))).toEqual({ https: 'wrong' })
})

test('a host that answers http with the console is wrong', async () => {
  const results = await site.results(checkAt('https://console.example.com/'))
  expect(notOk(results)).toEqual({ 'http-redirect': 'wrong' })
  expect(results['http-redirect']?.cause).toContain('answered with status 200')
})

test.each([
  ['https://console.example.com/', {}],
  ['https://console.example.com/other/', {}],
  ['https://www.example.com/', { 'http-redirect': 'wrong' }],
  ['https://console.example.com:8443/', { 'http-redirect': 'wrong' }],
  ['https://[', { 'http-redirect': 'wrong' }],
  ['http://console.example.com/a', { 'http-redirect': 'wrong' }],
  ['/a', { 'http-redirect': 'wrong' }],
])('http that redirects to %s gives %o', async (location, expected) => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') Object.assign(response, { status: 301, headers: { location } })
  })
  expect(notOk(await site.results(checkAt('https://console.example.com/')))).toEqual(expected)
})

test('a certificate that is valid for a month is ok', async () => {
  trustCertificate()
  const results = await site.results(checkTls, { url: secure.url })
  expect(notOk(results)).toEqual({})
  expect(results['certificate']).toBeDefined()
})

test('a certificate that expires within two weeks is wrong', async () => {
  trustCertificate()
  const results = await site.results(checkTls, { url: secure.url, now: Date.now() + (VALID_DAYS - 10) * DAY })
  expect(notOk(results)).toEqual({ certificate: 'wrong' })
  expect(results['certificate']?.cause).toMatch(/^The certificate expires on \d{4}-\d\d-\d\d, in (9|10) days\.$/)
})

test('a certificate that browsers do not trust is the only result', async () => {
  const [group] = await site.run(checkSite, { url: secure.url })
  expect(byId(group?.results ?? [])).toEqual({
    certificate: expect.objectContaining({
      status: 'wrong',
      cause: `${secure.url.href} did not answer: the certificate is self-signed.`,
    }),
  })
})
