// @vitest-environment node
import type { IncomingMessage } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, expect, test } from 'vitest'

import { bearerReader } from '../api-server/http/bearer.ts'
import { listen } from '../api-server/http/listen.ts'
import { discoverTrust } from './issuer.ts'

let close = async (): Promise<void> => {}
afterEach(() => close())

/** Starts an issuer that answers its metadata with this status and body. */
async function startIssuer(status: number, metadataOf: (origin: string) => string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'k' }
  const server = await listen(0, ({ origin }) => ({ url }, response) => {
    if (url === '/keys') return void response.end(JSON.stringify({ keys: [jwk] }))
    response.writeHead(url === '/.well-known/openid-configuration' ? status : 404).end(metadataOf(origin))
  })
  close = server.close
  return {
    origin: server.origin,
    sign: (jwt: SignJWT) => jwt.setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey),
  }
}

const metadata = (origin: string) => JSON.stringify({ issuer: `${origin}/`, jwks_uri: `${origin}/keys` })

test.each(['', '/'])('accepts the tokens of the issuer, whose URL ends with "%s"', async (end) => {
  const { origin, sign } = await startIssuer(200, metadata)
  const trust = await discoverTrust(origin + end, 'https://api.example.com')
  const jwt = () => new SignJWT({ sub: 'auth0|1' }).setIssuer(`${origin}/`).setExpirationTime('1h')
  const read = async (token: string) =>
    bearerReader(trust)({ headers: { authorization: `Bearer ${token}` } } as IncomingMessage)

  expect(await read(await sign(jwt().setAudience('https://api.example.com')))).toMatchObject({ sub: 'auth0|1' })
  expect(await read(await sign(jwt().setAudience('https://other.example.com')))).toBeUndefined()
})

test.each([
  [404, metadata, 'the server answered 404'],
  [200, () => '{}', 'the response has no issuer or no jwks_uri'],
  [200, () => '<!doctype html>', 'the response has no issuer or no jwks_uri'],
] as const)('names the cause if the metadata has status %i and is invalid', async (status, body, cause) => {
  const { origin } = await startIssuer(status, body)
  const url = `${origin}/.well-known/openid-configuration`
  await expect(discoverTrust(origin, 'a')).rejects.toThrow(`Could not read ${url}: ${cause}. Check --issuer.`)
})

test('names the cause if the issuer is not a URL or does not answer', async () => {
  await expect(discoverTrust('login.example.com', 'a')).rejects.toThrow('is not a URL')
  const { origin } = await startIssuer(200, metadata)
  await close()
  await expect(discoverTrust(origin, 'a')).rejects.toThrow('the server did not answer')
})
