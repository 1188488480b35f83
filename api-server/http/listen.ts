import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export type RunningServer = { origin: string; port: number; close: () => Promise<void> }

/**
 * Starts a server on a port of this machine; 0 chooses a free one. Calls `makeHandler` when the port is known, because
 * some responses contain absolute URLs.
 */
export async function listen(
  port: number,
  makeHandler: (server: { origin: string; port: number }) => Handler,
): Promise<RunningServer> {
  let handle: Handler = (_request, response) => void response.writeHead(503).end()
  const server: Server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, '127.0.0.1', ready))
  const { port: ownPort } = server.address() as AddressInfo
  // Not 127.0.0.1: the tenant's cookies must be same-site, as with a custom domain of Auth0. All ports of localhost are
  // the same site.
  const origin = `http://localhost:${ownPort}`
  handle = makeHandler({ origin, port: ownPort })
  return {
    origin,
    port: ownPort,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Returns the parsed body, or undefined if it is not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request)
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
