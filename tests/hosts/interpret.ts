import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

import type { Site } from './site.ts'
import type { Target } from './target.ts'

/** The answer of a host by its files. `file` is the URL path of the file that it sends. */
export type Decision = { status: number; file?: string; headers: Record<string, string> }

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/** Returns a target that answers as a host would whose rules `decide` follows. */
export function interpret(site: Site, decide: (path: string, query: string) => Decision): Target {
  return {
    site,
    async ask(url, { method = 'GET' } = {}) {
      const [path = '', query = ''] = url.split('?')
      const { status, file, headers } = decide(path, query)
      const body = file === undefined ? Buffer.alloc(0) : await readFile(join(site.root, file))
      const all = { ...(file !== undefined && { 'content-type': TYPES[extname(file)] ?? '' }), ...headers }
      return {
        status,
        headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value])),
        body: method === 'HEAD' ? Buffer.alloc(0) : body,
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Returns the URL path of the file for a path: itself, or the index.html of a folder. */
export function fileFor(site: Site, path: string): string | undefined {
  const candidate = path.endsWith('/') ? `${path}index.html` : path
  const file = join(site.root, candidate)
  return existsSync(file) && statSync(file).isFile() ? candidate : undefined
}
