import type { IncomingMessage } from 'node:http'

export type RecordedRequest = {
  method: string
  url: string
  /** The Host header. Requests to evil.localhost reach this server too. */
  host: string
  origin: string | undefined
  authorized: boolean
}

/** Returns the details of a request that tests check, without the bearer token. */
export function recordOf({ method = 'GET', url = '/', headers }: IncomingMessage): RecordedRequest {
  const { host = '', origin, authorization } = headers
  return { method, url, host, origin, authorized: authorization !== undefined }
}
