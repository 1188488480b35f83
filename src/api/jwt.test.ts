import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeJwt } from './jwt'

function token(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [part({ alg: 'RS256' }), part(claims), 'signature'].join('.')
}

test('a client-credentials token says whose it is, for whom and until when', () => {
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

test('without azp, the subject of a client names it', () => {
  expect(decodeJwt(token({ sub: 'NS8G@clients' }))?.clientId).toBe('NS8G')
  expect(decodeJwt(token({ sub: 'auth0|5eb0' }))?.clientId).toBeUndefined()
})

test('several audiences, letters beyond ASCII and white space around are read', () => {
  const claims = decodeJwt(` ${token({ aud: ['a', 'b'], iss: 'Žluťoučký' })}\n`)
  expect(claims).toMatchObject({ audience: ['a', 'b'], issuer: 'Žluťoučký' })
})

test('whatever else is pasted is no token, and nothing throws', () => {
  expect(decodeJwt('eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.x')).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => decodeJwt(text) === null))
})
