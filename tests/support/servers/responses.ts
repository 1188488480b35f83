import type { ServerResponse } from 'node:http'

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/**
 * Breaks the connection in the middle of the body. A connection that breaks before the response starts looks stale to the
 * browser, which then sends a PUT again.
 */
export function loseResponse(response: ServerResponse, type = 'application/json'): void {
  response.writeHead(201, { 'Content-Type': type, 'Content-Length': '1000' })
  response.write('{', () => response.destroy())
}
