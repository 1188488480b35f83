import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import { keysPage } from './hal-api-keys.ts'
import { tokenList } from './management-tokens.ts'
import { compress } from './measure-build.ts'

export type BenchServer = { origin: string; close: () => void }
type PreparedFile = { body: Buffer; headers: Record<string, string> }
type Options = {
  folder: string
  /** The number of API keys of the user. */
  keys?: number
  /** The number of access tokens of the user. */
  tokens?: number
  /** The number of access tokens that expire while the bench runs. */
  expiring?: number
  /** Returns config.json for the server's origin. */
  config?: (origin: string) => object
}

const FAST = { [constants.BROTLI_PARAM_QUALITY]: 5 }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/**
 * Serves a build as a well-configured host does: compressed with brotli 11 in advance, and immutable if the file name
 * has a hash. The same origin also serves the two APIs, with lists of the requested length.
 */
export async function serveBuild({
  folder,
  keys = 0,
  tokens = 0,
  expiring = 0,
  config,
}: Options): Promise<BenchServer> {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path)}`, prepare(path, readFileSync(path))]),
  )
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench')
    if (pathname.startsWith('/api/')) return sendKeys(response, keys, searchParams)
    if (pathname.startsWith('/manage/'))
      return sendCompressed(response, 'application/json', tokenList(tokens, expiring))
    sendFile(request, response, files.get(pathname) ?? (extname(pathname) ? undefined : files.get('/index.html')))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (config) files.set('/config.json', prepare('/config.json', Buffer.from(JSON.stringify(config(origin)))))
  return { origin, close: () => server.close().closeAllConnections() }
}

function prepare(path: string, content: Buffer): PreparedFile {
  const type = types[extname(path)] ?? 'application/octet-stream'
  const isText = type !== 'application/octet-stream' && content.length > 256
  return {
    body: isText ? compress(content) : content,
    headers: {
      'content-type': type,
      'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
      ...(isText && { 'content-encoding': 'br' }),
    },
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: PreparedFile | undefined): void {
  if (!file) return void response.writeHead(404).end()
  if (request.headers['if-none-match'] === file.headers['etag']) return void response.writeHead(304, file.headers).end()
  response.writeHead(200, { ...file.headers, 'content-length': file.body.length }).end(file.body)
}

function sendKeys(response: ServerResponse, count: number, query: URLSearchParams): void {
  const body = keysPage({
    count,
    page: Number(query.get('page') ?? 0),
    size: Number(query.get('size') ?? 20),
    isDescending: query.get('sort')?.endsWith(',desc') ?? false,
    links: '/api',
  })
  sendCompressed(response, 'application/hal+json', body)
}

/** Compresses the response, because the floor's list is a file and therefore compressed too. */
function sendCompressed(response: ServerResponse, type: string, body: unknown): void {
  const headers = { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'no-store' }
  response.writeHead(200, headers).end(brotliCompressSync(JSON.stringify(body), { params: FAST }))
}
