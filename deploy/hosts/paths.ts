import { cacheControl, type SiteHeaders } from '../headers.ts'
import type { PreparedSite } from './host.ts'

/** All headers of a response that has no cache rule of its own: a page, config.json, a redirect or an error. */
export function headersOfPages({ every, cache }: SiteHeaders): Record<string, string> {
  return { ...every, 'Cache-Control': cache.rest }
}

/**
 * The value of Cache-Control for each file that has a rule, by its URL path. Names each asset, because most hosts apply a
 * rule for a folder to a missing file as well, and browsers would keep that 404 for a year.
 */
export function cachedFiles({ headers, assets }: PreparedSite): [path: string, value: string][] {
  const single = headers.cache.rules.map(({ path }) => path).filter((path) => !path.endsWith('*'))
  return [...assets.map((name) => `assets/${name}`), ...single].map((path) => [
    headers.base + path,
    cacheControl(headers, path),
  ])
}

/** The base path without the slash at its end, which redirects to the console. Undefined at the root of a host. */
export function bareBase({ base }: SiteHeaders): string | undefined {
  return base === '/' ? undefined : base.slice(0, -1)
}

/** Escapes a path for a regular expression. A base path has no other special characters. */
export function escapeRegExp(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
