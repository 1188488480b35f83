import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the pages of one other origin may do. Names of headers in small letters, as browsers ask for them. */
export type CrossOrigin = { origin: string; methods: string[]; headers: string[] }

/** Lets the app read the answer. A preflight is answered here, and true says so. */
export function answerCrossOrigin(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  allowed: CrossOrigin,
): boolean {
  response.setHeader('Vary', 'Origin')
  if (method !== 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Origin', allowed.origin)
    response.setHeader('Access-Control-Expose-Headers', 'Date, Retry-After')
    return false
  }
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase())
  const isAllowed =
    headers.origin === allowed.origin &&
    allowed.methods.includes(headers['access-control-request-method'] ?? '') &&
    asked.every((name) => name === '' || allowed.headers.includes(name))
  // To somebody who asks for too much nothing is said of what would have been allowed.
  response.writeHead(isAllowed ? 204 : 403, {
    ...(isAllowed && {
      'Access-Control-Allow-Origin': allowed.origin,
      'Access-Control-Allow-Methods': allowed.methods.join(', '),
      'Access-Control-Allow-Headers': allowed.headers.join(', '),
      'Access-Control-Max-Age': '600',
    }),
  })
  response.end()
  return true
}
