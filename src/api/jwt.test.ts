import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeJwt } from './jwt'

function token(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [part({ alg: 'RS256' }), part(claims), 'signature'].join('.')
}

test('decodes the claims of a client credentials token', () => {
  const claims = decodeJwt(
    token({
      iss: 'https://identity.example.com/',
      sub: 'NS8G@clients',
      aud: 'https://app.example.com/api',
      iat: 1776250012,
      exp: 1776336412,
      gty: 'client-credentials',
      azp: 'NS8G',
    }),
  )
  expect(claims).toEqual({
    issuer: 'https://identity.example.com/',
    subject: 'NS8G@clients',
    audience: ['https://app.example.com/api'],
    clientId: 'NS8G',
    grant: 'client-credentials',
    issuedAt: new Date('2026-04-15T10:46:52Z'),
    expiresAt: new Date('2026-04-16T10:46:52Z'),
  })
})

test('takes the client ID from the subject when azp is missing', () => {
  expect(decodeJwt(token({ sub: 'NS8G@clients' }))?.clientId).toBe('NS8G')
  expect(decodeJwt(token({ sub: 'auth0|5eb0' }))?.clientId).toBeUndefined()
})

test('decodes several audiences and non-ASCII text', () => {
  const claims = decodeJwt(token({ aud: ['a', 'b'], iss: 'Žluťoučký' }))
  expect(claims).toMatchObject({ audience: ['a', 'b'], issuer: 'Žluťoučký' })
})

test.each([9_999_999_999_999, -9_999_999_999_999, 1e300, '1776250012', null, true])(
  'claims no date for %j, of which JavaScript has none',
  (claim) => {
    const claims = decodeJwt(token({ iat: claim, exp: claim }))
    expect(claims).toMatchObject({ issuedAt: undefined, expiresAt: undefined })
  },
)

test('reads the last date that JavaScript has', () => {
  expect(decodeJwt(token({ exp: 8.64e12 }))?.expiresAt?.getTime()).toBe(8.64e15)
})

test('returns null for any other text', () => {
  expect(decodeJwt('eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.x')).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => decodeJwt(text) === null))
})
