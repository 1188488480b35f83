import { cachedFiles, escapeRegExp, headersOfPages, json } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

export const firebase: Host = {
  title: 'Firebase Hosting',
  root: 'public/',
  files: (site) => ({ 'firebase.json': json({ hosting: hosting(site) }) }),
}

/**
 * The last header with the same name wins. Firebase sends 404.html if there is neither a file nor a rewrite. It redirects a
 * folder to its path with a slash automatically: a rule in `redirects` would send no other headers.
 */
function hosting(site: PreparedSite): object {
  const { headers } = site
  const { base } = headers
  const files = cachedFiles(site)
  const values = [...new Set(files.map(([, value]) => value))]
  return {
    public: 'public',
    ignore: [],
    headers: [
      { regex: '^/', headers: keysAndValues(headersOfPages(headers)) },
      ...values.map((value) => ({
        regex: `^(?:${files.flatMap(([path, own]) => (own === value ? escapeRegExp(path) : [])).join('|')})$`,
        headers: keysAndValues({ 'Cache-Control': value }),
      })),
    ],
    rewrites: ['', '/**'].map((end) => ({ source: `${base}!(assets)${end}`, destination: `${base}index.html` })),
  }
}

function keysAndValues(headers: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => ({ key, value }))
}
