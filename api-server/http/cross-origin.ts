import type { IncomingMessage, ServerResponse } from 'node:http'

/** The methods and headers that one other origin may use. Header names are in lower case, as in preflight requests. */
export type CrossOrigin = { origin: string; methods: string[]; headers: string[] }

/** Sets the CORS headers of a response. Answers preflight requests and returns true for them. */
export function handleCors(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  allowed: CrossOrigin,
): boolean {
  response.setHeader('Vary', 'Origin')
  if (method !== 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Origin', allowed.origin)
    response.setHeader('Access-Control-Expose-Headers', 'Date, Retry-After, WWW-Authenticate')
    return false
  }
  const requestedHeaders = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
  const isAllowed =
    headers.origin === allowed.origin &&
    allowed.methods.includes(headers['access-control-request-method'] ?? '') &&
    requestedHeaders.every((name) => name === '' || allowed.headers.includes(name))
  // A rejected preflight response does not list the allowed methods and headers.
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
