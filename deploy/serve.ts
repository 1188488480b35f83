import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'

import { cacheControl, siteHeaders, type SiteHeaders } from './headers.ts'

type Options = {
  dir: string
  /** 0 chooses a free port. */
  port?: number
  /**
   * The base path and the headers of every response. A function is called for each request, because tests write
   * config.json, on which the headers depend, after the server has started.
   */
  site?: SiteHeaders | (() => SiteHeaders)
  /**
   * Whether to serve index.html for the path of a page that does not exist as a file, as a single-page app needs.
   * Without it, the server sends the build's 404.html with status 404, as static hosts do.
   */
  fallback?: boolean
}

/** A host that adds no headers but Cache-Control. */
const PLAIN_SITE: SiteHeaders = { ...siteHeaders({ html: '', config: {} }), every: {} }

export type StaticServer = { origin: string; close: () => Promise<void> }

/** Starts a static file server, for trying out a build and for tests. */
export async function serveStatic(options: Options): Promise<StaticServer> {
  const { port = 0 } = options
  const server = createServer((request, response) => {
    handleRequest(request, response, options).catch(() => sendError(response, 500, 'Could not read the file.'))
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

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { dir, site = PLAIN_SITE, fallback = false }: Options,
): Promise<void> {
  const headers = typeof site === 'function' ? site() : site
  const { base } = headers
  for (const [name, value] of Object.entries(headers.every)) response.setHeader(name, value)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendError(response, 405, 'Only GET and HEAD are allowed.')
  const send = (file: string, path: string, status?: number) => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', cacheControl(headers, path))
    sendFile(request, response, file, status)
  }

  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  if (`${pathname}/` === base) return redirect(response, `${base}${search}`)
  if (!pathname.startsWith(base)) return sendError(response, 404, 'Not found.')

  const path = pathname.slice(base.length)
  const file = await resolveInside(dir, path)
  const type = file && (await entryType(file))
  if (file && type === 'file') return send(file, path)
  if (file && type === 'folder') {
    const index = join(file, 'index.html')
    if ((await entryType(index)) === 'file') {
      if (!pathname.endsWith('/')) return redirect(response, `${pathname}/${search}`)
      return send(index, 'index.html')
    }
  }
  if (isPageRequest(request, pathname)) {
    if (fallback) return send(join(dir, 'index.html'), 'index.html')
    const notFound = join(dir, '404.html')
    if ((await entryType(notFound)) === 'file') return send(notFound, '404.html', 404)
  }
  // Don't send index.html for a missing script: the browser would cache HTML under the URL of the script.
  return sendError(response, 404, 'Not found.')
}

function isPageRequest(request: IncomingMessage, pathname: string): boolean {
  return (
    !pathname.includes('/assets/') && extname(pathname) === '' && (request.headers.accept ?? '').includes('text/html')
  )
}

/**
 * Returns the file that a URL path names, or null if the path is malformed, does not exist, or leads outside the folder,
 * also through a symbolic link. Hidden files, such as .git and .env, count as missing: only .well-known is public.
 */
async function resolveInside(dir: string, path: string): Promise<string | null> {
  try {
    const decoded = decodeURIComponent(path)
    if (decoded.split(/[/\\]/).some((part) => part.startsWith('.') && part !== '.well-known')) return null
    const root = await realpath(dir)
    const file = await realpath(resolve(root, `./${decoded}`))
    return file === root || file.startsWith(root + sep) ? file : null
  } catch {
    return null
  }
}

async function entryType(path: string): Promise<'file' | 'folder' | undefined> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isFile()) return 'file'
  return stats?.isDirectory() ? 'folder' : undefined
}

const CONTENT_TYPES: Record<string, string> = {
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

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, status = 200): void {
  response.statusCode = status
  response.setHeader('Content-Type', CONTENT_TYPES[extname(file)] ?? 'application/octet-stream')
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file)
    .on('error', () => sendError(response, 500, 'Could not read the file.'))
    .pipe(response)
}

function redirect(response: ServerResponse, location: string): void {
  // A Location that starts with two slashes points to another host.
  response.writeHead(301, { Location: location.replace(/^\/{2,}/, '/') }).end()
}

function sendError(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(message)
}
