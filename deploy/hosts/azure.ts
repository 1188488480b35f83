import { notFoundPage } from './not-found-page.ts'
import { cachedFiles, headersOfPages } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

/** Azure rejects a longer staticwebapp.config.json: its limit is 20 KB. */
const MAX_BYTES = 20_000

export const azure: Host = {
  title: 'Azure Static Web Apps',
  root: 'public/',
  files: (site) => ({
    'public/staticwebapp.config.json': fitted(site).text,
    // Azure refuses a folder without index.html at its top.
    ...(site.headers.base !== '/' && { 'public/index.html': notFoundPage(site.headers.base) }),
  }),
  notes: notesOn,
}

/** Returns the text of the file, and the number of assets at the end that have no cache rule: Azure rejects a longer file. */
function fitted(site: PreparedSite): { text: string; left: number } {
  const isAsset = (path: string) => path.startsWith(`${site.headers.base}assets/`)
  const files = cachedFiles(site)
  // The single files come first. The last ones are the assets of the last release: few browsers still load them.
  const routes = [...files.filter(([path]) => !isAsset(path)), ...files.filter(([path]) => isAsset(path))].map(
    ([route, value]) => ({ route, headers: { 'Cache-Control': value } }),
  )
  let text = withRoutes(site, routes)
  while (Buffer.byteLength(text) > MAX_BYTES && routes.length > 0) {
    routes.splice(-1)
    text = withRoutes(site, routes)
  }
  return { text, left: files.length - routes.length }
}

function notesOn(site: PreparedSite): string[] {
  const { left } = fitted(site)
  if (left === 0) return []
  return [
    `Azure accepts 20 KB of settings: the last ${left} assets have no cache rule. Browsers load them again each time.`,
  ]
}

function withRoutes({ headers }: PreparedSite, routes: object[]): string {
  const { base } = headers
  return `${JSON.stringify({
    trailingSlash: 'auto',
    globalHeaders: headersOfPages(headers),
    routes,
    navigationFallback: { rewrite: `${base}index.html`, exclude: [`${base}assets/*`] },
    responseOverrides: { 404: { rewrite: '/404.html' } },
  })}\n`
}
