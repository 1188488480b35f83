import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'

import { maria } from './accounts.ts'
import { ask as askServer, type Asked } from './ask.ts'
import type { ManageFaults } from './manage-faults.ts'
import { startManageServer, type ManageServer } from './manage-server.ts'
import { startSigner } from './signer.ts'

export const APP = 'https://console.example.com'
export const AUDIENCE = 'https://api.example.com'
export const ISSUER = 'https://login.example.com/'

/** A Manage server for each test of a file, without a browser: whoever can sign may ask it. */
export function manageBench() {
  let signer: Awaited<ReturnType<typeof startSigner>>
  let server: ManageServer

  const start = (faults: Partial<ManageFaults> = {}): Promise<ManageServer> =>
    startManageServer({ issuer: ISSUER, jwksUrl: signer.jwksUrl, audience: AUDIENCE, allowOrigin: APP, ...faults })
  /** A bearer of Maria's for this API, apart from what is said of it. */
  const bearer = (claims: Record<string, unknown> = {}): Promise<string> =>
    signer.sign({ iss: ISSUER, aud: AUDIENCE, sub: maria.sub, ...claims })
  /** As Maria, unless somebody else is named. */
  const ask = async (method: string, path: string, { bearer: given, ...rest }: Asked = {}) =>
    askServer(method, server.baseUrl + path, { ...rest, bearer: given === undefined ? await bearer() : given })

  beforeAll(async () => {
    signer = await startSigner()
  })
  beforeEach(async () => {
    server = await start()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await server.close()
  })
  afterAll(() => signer.close())

  return {
    get server() {
      return server
    },
    start,
    bearer,
    ask,
  }
}
