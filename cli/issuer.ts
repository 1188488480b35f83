import { createRemoteJWKSet } from 'jose'
import * as z from 'zod/mini'

import type { Trust } from '../api-server/http/bearer.ts'
import { Failure } from './failure.ts'

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** Reads where an issuer publishes its keys. */
export async function discoverTrust(issuer: string, audience: string): Promise<Trust> {
  const metadata = await readMetadata(issuer)
  return { issuer: metadata.issuer, audience, keySet: createRemoteJWKSet(new URL(metadata.jwks_uri)) }
}

async function readMetadata(issuer: string): Promise<z.output<typeof Metadata>> {
  if (!URL.canParse(issuer))
    throw new Failure(`${issuer} is not a URL. An issuer is a URL such as https://login.example.com/.`)
  const url = new URL('.well-known/openid-configuration', issuer.endsWith('/') ? issuer : `${issuer}/`)
  const failure = (reason: string) => new Failure(`Could not read ${url.href}: ${reason}. Check --issuer.`)
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(15_000) }).catch(() => {
    throw failure('the server did not answer')
  })
  if (!response.ok) throw failure(`the server answered ${response.status}`)
  const { data } = Metadata.safeParse(await response.json().catch(() => undefined))
  if (!data) throw failure('the response has no issuer or no jwks_uri')
  return data
}
