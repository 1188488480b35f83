import { request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

import { listen, type RunningServer } from '../../../api-server/http/listen.ts'

export type ChangedResponse = { status: number; headers: IncomingHttpHeaders; body: string }
type Change = (
  response: ChangedResponse,
  request: { method: string; path: string; headers: IncomingHttpHeaders },
) => void

export type ChangedServer = RunningServer & {
  /** Changes each response until the next call. Without an argument, the responses are those of the target. */
  change: (change?: Change) => void
}

/** Starts a server that answers like another one, except for what a test changes. `target` is asked for each request. */
export async function startChangedServer(target: () => string): Promise<ChangedServer> {
  let change: Change | undefined
  const server = await listen(0, () => async (incoming, outgoing) => {
    const response = await forward(incoming, target())
    change?.(response, { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers })
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = response.headers
    outgoing.writeHead(response.status, headers).end(response.body)
  })
  return {
    ...server,
    change: (next) => {
      change = next
    },
  }
}

function forward(incoming: IncomingMessage, target: string): Promise<ChangedResponse> {
  const { method, url = '/', headers } = incoming
  return new Promise((resolve, reject) => {
    const outgoing = send(
      target + url,
      { method, headers: { ...headers, host: new URL(target).host, 'accept-encoding': 'identity' } },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        const body = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 502, headers: response.headers, body })
      },
    )
    incoming.pipe(outgoing.on('error', reject))
  })
}
