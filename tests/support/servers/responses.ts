import type { ServerResponse } from 'node:http'

/** The tenant whose bearer tokens an API accepts. */
export type TenantTrust = { issuer: string; jwksUrl: string; audience: string }

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/**
 * Closes the connection in the middle of the body. If it closed before the response starts, the browser would treat the
 * connection as stale and send a PUT again.
 */
export function loseResponse(response: ServerResponse, type = 'application/json'): undefined {
  response.writeHead(201, { 'Content-Type': type, 'Content-Length': '1000' })
  response.write('{', () => response.destroy())
  return undefined
}
