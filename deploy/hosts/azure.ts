import { notFoundPage } from './not-found-page.ts'
import { cachedFiles, headersOfPages } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

/** Azure rejects a longer staticwebapp.config.json: its limit is 20 KB. */
const MAX_BYTES = 20_000

export const azure: Host = {
  title: 'Azure Static Web Apps',
  root: 'public/',
  files: (site) => ({
    'public/staticwebapp.config.json': configuration(site),
    // Azure refuses a folder without index.html at its top.
    ...(site.headers.base !== '/' && { 'public/index.html': notFoundPage(site.headers.base) }),
  }),
}

/**
 * Assets beyond the limit stay without a cache rule. They are those of the last release, which `--previous` adds: few
 * browsers still load them.
 */
function configuration(site: PreparedSite): string {
  const routes = cachedFiles(site).map(([route, value]) => ({ route, headers: { 'Cache-Control': value } }))
  let text = withRoutes(site, routes)
  while (Buffer.byteLength(text) > MAX_BYTES && routes.length > 0) {
    routes.splice(-1)
    text = withRoutes(site, routes)
  }
  return text
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
