import { bareBase, headersOfPages, json } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

/**
 * Workers with static assets. Cloudflare serves existing files itself, with the rules of _headers. Only other requests
 * start the Worker: its own fallback for single-page apps answers a missing asset with HTML and status 200, and
 * with the cache rule of the folder.
 */
export const cloudflare: Host = {
  title: 'Cloudflare',
  root: 'public/',
  files: (site) => ({
    'wrangler.json': json({
      name: 'latchkey',
      compatibility_date: '2025-06-01',
      main: 'worker.js',
      assets: { directory: 'public', binding: 'ASSETS', html_handling: 'none', not_found_handling: 'none' },
    }),
    'worker.js': worker(site),
    'public/_headers': rules(site),
  }),
}

/** A later rule adds to the value of an earlier one. The exclamation mark removes that value first. */
function rules({ headers }: PreparedSite): string {
  const { base, cache } = headers
  const all = Object.entries(headersOfPages(headers)).map(([name, value]) => `  ${name}: ${value}`)
  const cached = cache.rules.map(({ path, value }) => `${base}${path}\n  ! Cache-Control\n  Cache-Control: ${value}\n`)
  return `/*\n${all.join('\n')}\n${cached.join('')}`
}

function worker({ headers }: PreparedSite): string {
  const { base } = headers
  return `// Written by "latchkey prepare --host cloudflare". Runs for each request that has no file.
const base = ${JSON.stringify(base)}
const headers = ${JSON.stringify(headersOfPages(headers), null, 2)}

export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    if (url.pathname === ${JSON.stringify(bareBase(headers) ?? null)})
      return new Response(null, { status: 301, headers: { ...headers, Location: base + url.search } })
    if (!url.pathname.startsWith(base) || url.pathname.startsWith(base + 'assets/'))
      return new Response(request.method === 'HEAD' ? null : 'Not found.\\n', {
        status: 404,
        headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
      })
    const page = await env.ASSETS.fetch(new Request(new URL(base + 'index.html', url), request))
    const response = new Response(page.body, page)
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  },
}
`
}
