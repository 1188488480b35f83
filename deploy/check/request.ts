import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The response to one request. Without a response, `status` is 0 and `failure` is the reason. */
export type Answer = {
  url: string
  status: number
  headers: Headers
  body: Buffer
  text: string
  /** When the certificate of the server expires, in milliseconds since the epoch. */
  certificateEnd?: number
  failure?: { code: string; message: string }
}

export type RequestOptions = { method?: 'GET' | 'POST' | 'OPTIONS'; headers?: Record<string, string>; body?: string }
export type Request = (url: string, options?: RequestOptions) => Promise<Answer>

const MEGABYTE = 1024 * 1024
const LIMIT = 8 * MEGABYTE

class RequestError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Returns a function that sends requests without cookies or credentials, and follows no redirect. It sends the same request
 * once only. `timeout` is in milliseconds, and each response may have 8 MB. Not `fetch`, which replaces Sec-Fetch-Mode and
 * hides the certificate.
 */
export function createRequest({ timeout, userAgent }: { timeout: number; userAgent: string }) {
  const settings = { keepAlive: true, maxSockets: 6 }
  const agents = { 'http:': new HttpAgent(settings), 'https:': new HttpsAgent(settings) }
  const answers = new Map<string, Promise<Answer>>()

  const request: Request = (url, options = {}) => {
    const key = JSON.stringify([url, options])
    const known = answers.get(key)
    if (known) return known
    const answer = send(url, options).catch((error: NodeJS.ErrnoException) => failed(url, error))
    answers.set(key, answer)
    return answer
  }

  async function send(url: string, { method = 'GET', headers = {}, body }: RequestOptions): Promise<Answer> {
    const { protocol } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new RequestError('PROTOCOL', 'it is not an http(s) URL')
    const signal = AbortSignal.timeout(timeout)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = (protocol === 'https:' ? httpsRequest : httpRequest)(
        url,
        {
          method,
          agent: agents[protocol],
          signal,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...headers },
        },
        resolve,
      )
      sent.on('error', reject).end(body)
    })
    const { socket } = response
    const end = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : undefined
    const content = await readAll(decoded(response))
    return {
      url,
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body: content,
      text: content.toString('utf8'),
      ...(end !== undefined && { certificateEnd: end }),
    }
  }

  return {
    request,
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

/** Joins headers that the server sent twice, as a browser does. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}

function decoded(response: IncomingMessage): Readable {
  const decoders = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate }
  const create = decoders[response.headers['content-encoding'] as keyof typeof decoders]
  if (!create) return response
  const decoder = create()
  response.on('error', (error) => decoder.destroy(error))
  return response.pipe(decoder)
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT) throw new RequestError('TOO_LARGE', `the response is larger than ${LIMIT / MEGABYTE} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const MESSAGES: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'the host name does not exist',
  EAI_AGAIN: 'the host name could not be resolved',
  TimeoutError: 'the server did not answer in time',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate comes from an unknown authority, or its chain is incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate comes from an unknown authority, or its chain is incomplete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
}

function failed(url: string, error: NodeJS.ErrnoException): Answer {
  const cause = error.cause as NodeJS.ErrnoException | undefined
  const codes = [error.code, error.name, cause?.name].filter((code) => code !== undefined)
  const code = codes.find((one) => one in MESSAGES) ?? error.code ?? error.name
  const failure = { code, message: MESSAGES[code] ?? error.message }
  return { url, status: 0, headers: new Headers(), body: Buffer.alloc(0), text: '', failure }
}

/** Returns "answered with status 404", or why there was no answer, for a sentence that starts with the URL. */
export function outcomeOf({ status, headers, failure }: Answer): string {
  if (failure) return `did not answer: ${failure.message}`
  const location = headers.get('location')
  return `answered with status ${status}${location === null ? '' : ` and a redirect to ${withoutQuery(location)}`}`
}

/** The check follows no redirect. A location may carry values that do not belong into a report. */
function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/, '?…')
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Returns the target of a redirect. Undefined for another response, and for a location that no browser can read. */
export function redirectTarget({ status, headers, url }: Answer): URL | undefined {
  const location = headers.get('location')
  if (location === null || !REDIRECTS.has(status) || !URL.canParse(location, url)) return undefined
  return new URL(location, url)
}

export function isCertificateError({ failure }: Answer): boolean {
  return failure !== undefined && /CERT|SIGNATURE|TLS|SSL/.test(failure.code)
}

/** Returns the names in a header that is a list, in lower case. */
export function namesIn({ headers }: Answer, header: string): Set<string> {
  const names = (headers.get(header) ?? '').split(',')
  return new Set(names.map((name) => name.trim().toLowerCase()))
}
