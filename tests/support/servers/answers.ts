import type { ServerResponse } from 'node:http'

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Breaks off after the head: without one, the browser would take the connection for stale and repeat a PUT itself. */
export function loseAnswer(response: ServerResponse, type = 'application/json'): void {
  response.writeHead(201, { 'Content-Type': type, 'Content-Length': '1000' })
  response.write('{', () => response.destroy())
}
