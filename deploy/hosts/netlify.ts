import { cachedFiles, headersOfPages } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

export const netlify: Host = {
  title: 'Netlify',
  root: 'public/',
  files: (site) => ({ 'public/_headers': rules(site), 'public/_redirects': redirects(site) }),
}

/** For a header that two rules set, the more specific and later rule wins. */
function rules(site: PreparedSite): string {
  const all = Object.entries(headersOfPages(site.headers)).map(([name, value]) => `  ${name}: ${value}\n`)
  const cached = cachedFiles(site).map(([path, value]) => `${path}\n  Cache-Control: ${value}\n`)
  return `/*\n${all.join('')}${cached.join('')}`
}

/** Applies to paths without a file only. Netlify itself redirects a folder to its path with a slash. */
function redirects({ headers: { base } }: PreparedSite): string {
  return `${base}assets/* /404.html 404\n${base}* ${base}index.html 200\n`
}
