import type { ServerResponse } from 'node:http'

/** A response before it is sent. Its body is sent as JSON, unless `headers` name another content type. */
export type Reply = { status: number; headers?: Record<string, string>; body?: unknown }

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) return void response.writeHead(status, headers).end()
  response
    .writeHead(status, { 'Content-Type': 'application/json', ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}
