import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export type Listening = { origin: string; port: number; close: () => Promise<void> }

/**
 * A server on a free port of this machine. The handler is made when the port is known, since a server that writes
 * absolute addresses into its answers has to know its own.
 */
export async function listen(makeHandler: (at: { origin: string; port: number }) => Handler): Promise<Listening> {
  let handle: Handler = (_request, response) => void response.writeHead(503).end()
  const server: Server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  // By this name, and not by number: cookies of two ports of localhost are same-site, as a custom domain's would be.
  const origin = `http://localhost:${port}`
  handle = makeHandler({ origin, port })
  return {
    origin,
    port,
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

/** Undefined where the body is no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request)
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
