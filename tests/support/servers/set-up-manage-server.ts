import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

import { maria } from './accounts.ts'
import type { ManageFaults } from './manage-faults.ts'
import { startManageServer, type ManageServer } from './manage-server.ts'
import { sendRequest, type RequestOptions } from './send-request.ts'
import { startSigner } from './signer.ts'

export const APP = 'https://console.example.com'
export const AUDIENCE = 'https://api.example.com'
export const ISSUER = 'https://login.example.com/'

/** Starts a Management API server for each test of a file, with a signer that makes bearer tokens for it. */
export function setUpManageServer() {
  let signer: Awaited<ReturnType<typeof startSigner>>
  let server: ManageServer

  const start = (faults: Partial<ManageFaults> = {}): Promise<ManageServer> =>
    startManageServer({ issuer: ISSUER, jwksUrl: signer.jwksUrl, audience: AUDIENCE, allowOrigin: APP, ...faults })
  /** Returns a valid bearer token of Maria. `claims` overrides its claims. */
  const signBearer = (claims: Record<string, unknown> = {}): Promise<string> =>
    signer.sign({ iss: ISSUER, aud: AUDIENCE, sub: maria.sub, ...claims })
  /** Sends a request as Maria, or with `bearer`. Null sends no bearer token. */
  const send = async (method: string, path: string, { bearer, ...rest }: RequestOptions = {}) =>
    sendRequest(method, server.baseUrl + path, {
      ...rest,
      bearer: bearer === undefined ? await signBearer() : bearer,
    })

  beforeAll(async () => {
    signer = await startSigner()
  })
  beforeEach(async () => {
    server = await start()
  })
  afterEach(async () => {
    await server.close()
  })
  afterAll(() => signer.close())

  return {
    get server() {
      return server
    },
    start,
    signBearer,
    send,
  }
}
