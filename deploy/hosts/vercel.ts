import { bareBase, escapeRegExp, headersOfPages, json } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

/**
 * The format of `vercel deploy --prebuilt`. It has a phase for paths with a file ("hit"), which vercel.json does not have:
 * there, the cache rule of assets/ would apply to a missing file too.
 */
export const vercel: Host = {
  title: 'Vercel',
  root: '.vercel/output/static/',
  files: (site) => ({ '.vercel/output/config.json': json({ version: 3, routes: routes(site) }) }),
}

function routes({ headers }: PreparedSite): object[] {
  const { base, cache } = headers
  const bare = bareBase(headers)
  const below = escapeRegExp(base)
  return [
    { src: '^/.*$', headers: headersOfPages(headers), continue: true },
    ...(bare === undefined ? [] : [{ src: `^${escapeRegExp(bare)}$`, status: 308, headers: { Location: base } }]),
    { handle: 'filesystem' },
    { src: `^${below}(?!assets/).*$`, dest: `${base}index.html` },
    { handle: 'hit' },
    ...cache.rules.map(({ path, value }) => ({
      src: `^${below}${path.endsWith('*') ? `${escapeRegExp(path.slice(0, -1))}.*` : escapeRegExp(path)}$`,
      headers: { 'Cache-Control': value },
      continue: true,
    })),
    { handle: 'error' },
    { src: '^/.*$', status: 404, dest: '/404.html' },
  ]
}
