// @vitest-environment node
import { afterAll, beforeAll, expect, test } from 'vitest'

import { CONFIG, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import type { CheckContext } from './context.ts'
import { checkSameSite } from './same-site.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterAll(() => site.close())

/** Checks the configuration of the site as if the console had another URL. */
const checkAt = (url: string) => (context: CheckContext) => checkSameSite({ ...context, base: new URL(url) })

async function resultFor(url: string, auth0: object) {
  await site.deploy({ auth0: { ...CONFIG.auth0, ...auth0 } })
  return (await site.results(checkAt(url)))['same-site']
}

test.each([
  ['https://console.example.com/', 'login.example.com'],
  ['https://example.co.uk/', 'login.example.co.uk'],
  ['http://localhost:4173/', 'http://localhost:4401'],
])('%s shares a site with %s', async (url, domain) => {
  expect(await resultFor(url, { domain })).toMatchObject({ status: 'ok' })
})

test.each([
  ['https://console.example.com/', 'example.eu.auth0.com', 'https://example.com', 'https://auth0.com'],
  ['https://a.co.uk/', 'login.b.co.uk', 'https://a.co.uk', 'https://b.co.uk'],
  ['https://a.netlify.app/', 'b.netlify.app', 'https://a.netlify.app', 'https://b.netlify.app'],
  ['http://localhost:4173/', 'https://localhost:4401', 'http://localhost', 'https://localhost'],
])('%s does not share a site with %s', async (url, domain, site1, site2) => {
  const result = await resultFor(url, { domain })
  expect(result).toMatchObject({ status: 'wrong', cause: `The console is on ${site1}, and the tenant on ${site2}.` })
  expect(result?.consequence).toMatch(/log the user out at each reload.*Passkeys/)
})

test('another site with tokens in localStorage is unknown, because it matters for passkeys only', async () => {
  const result = await resultFor('https://console.example.com/', {
    domain: 'example.eu.auth0.com',
    cacheLocation: 'localstorage',
  })
  expect(result).toMatchObject({ status: 'unknown' })
  expect(result?.consequence).toMatch(/A reload keeps the session.*passkey/)
})

test('another site is ok with tokens in localStorage and without the My Account API', async () => {
  const result = await resultFor('https://console.example.com/', {
    domain: 'example.eu.auth0.com',
    cacheLocation: 'localstorage',
    myAccount: false,
  })
  expect(result).toMatchObject({ status: 'ok' })
})
