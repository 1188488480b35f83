import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'

import { securityHeaders, type DeployedConfig } from './csp.ts'

type Options = {
  dir: string
  /** The path that the folder is hosted below, with a slash at both ends. */
  base?: string
  /** 0 takes any free port. */
  port?: number
  /** Sent with every answer, and before the server's own Cache-Control. A function is asked each time: a test writes config.json after the server has a port. */
  headers?: Record<string, string> | (() => Record<string, string>)
  /** Answers a page request without a file with index.html. Otherwise with 404.html, as static hosts do, if there is one. */
  fallback?: boolean
}

export type StaticServer = { origin: string; close: () => Promise<void> }

/** A small static file server: for trying out a build, and for the tests that hold it to its headers. */
export async function serveStatic(options: Options): Promise<StaticServer> {
  const { port = 0 } = options
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => fail(response, 500, 'The file could not be read.'))
  })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, '127.0.0.1', ready))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { dir, base = '/', headers = {}, fallback = false }: Options,
): Promise<void> {
  for (const [name, value] of Object.entries(typeof headers === 'function' ? headers() : headers)) {
    response.setHeader(name, value)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return fail(response, 405, 'Only GET and HEAD.')

  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  if (`${pathname}/` === base) return redirect(response, `${base}${search}`)
  if (!pathname.startsWith(base)) return fail(response, 404, 'Not found.')

  const wanted = fileBelow(dir, pathname.slice(base.length))
  const kind = wanted && (await kindOf(wanted))
  if (wanted && kind === 'file') return sendFile(request, response, wanted, pathname.slice(base.length))
  if (wanted && kind === 'folder') {
    const index = join(wanted, 'index.html')
    if ((await kindOf(index)) === 'file') {
      if (!pathname.endsWith('/')) return redirect(response, `${pathname}/${search}`)
      return sendFile(request, response, index, 'index.html')
    }
  }
  if (isPage(request, pathname)) {
    if (fallback) return sendFile(request, response, join(dir, 'index.html'), 'index.html')
    const notFound = join(dir, '404.html')
    if ((await kindOf(notFound)) === 'file') return sendFile(request, response, notFound, '404.html', 404)
  }
  // A missing script must never be answered with a page: the browser would run HTML, or cache it as the script.
  return fail(response, 404, 'Not found.')
}

function isPage(request: IncomingMessage, pathname: string): boolean {
  return extname(pathname) === '' && (request.headers.accept ?? '').includes('text/html')
}

/** The file an address names, or null when it lies outside the folder. */
function fileBelow(dir: string, path: string): string | null {
  try {
    const root = resolve(dir)
    const file = resolve(root, `./${decodeURIComponent(path)}`)
    return (file === root || file.startsWith(root + sep)) && !file.includes('\0') ? file : null
  } catch {
    return null
  }
}

async function kindOf(file: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile()) return 'file'
  return found?.isDirectory() ? 'folder' : undefined
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, path: string, status = 200): void {
  response.statusCode = status
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream')
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', cacheControl(path))
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file)
    .on('error', () => fail(response, 500, 'The file could not be read.'))
    .pipe(response)
}

function cacheControl(path: string): string {
  if (path.startsWith('assets/')) return 'public, max-age=31536000, immutable'
  return path.endsWith('.html') || path === 'config.json' ? 'no-store' : 'no-cache'
}

function redirect(response: ServerResponse, location: string): void {
  // Two slashes at the start would name another host.
  response.writeHead(301, { Location: location.replace(/^\/{2,}/, '/') }).end()
}

function fail(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(words)
}

/** The headers of a built folder, from its own index.html and config.json. */
export async function headersOf(dir: string): Promise<Record<string, string>> {
  const html = await readFile(join(dir, 'index.html'), 'utf8')
  return securityHeaders({ html, config: await readConfig(join(dir, 'config.json')) })
}

/** A missing or broken file is for the app to explain, on a page that is served all the same. */
async function readConfig(file: string): Promise<DeployedConfig> {
  try {
    const config: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof config === 'object' && config !== null ? config : {}
  } catch {
    return {}
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' } },
  })
  const dir = positionals[0] ?? 'dist'
  const { origin } = await serveStatic({
    dir,
    base: values.base,
    port: Number(values.port),
    headers: await headersOf(dir),
    fallback: true,
  })
  console.log(`${dir} is served at ${origin}${values.base}`)
}
