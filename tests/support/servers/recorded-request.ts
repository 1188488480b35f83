import type { IncomingMessage } from 'node:http'

export type RecordedRequest = {
  method: string
  url: string
  /** The host the request was sent to: evil.localhost ends up here too. */
  host: string
  origin: string | undefined
  authorized: boolean
}

/** What a test may ask of a request later. The bearer itself is not kept. */
export function recordOf({ method = 'GET', url = '/', headers }: IncomingMessage): RecordedRequest {
  const { host = '', origin, authorization } = headers
  return { method, url, host, origin, authorized: authorization !== undefined }
}
