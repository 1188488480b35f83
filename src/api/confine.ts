/** Encoded slashes, backslashes and dots could be decoded into another path by what stands before the API. */
const ENCODED_PATH_TRICK = /%(?:2f|5c|2e)/i

/**
 * The address that may be asked with our bearer token, or null when there is none.
 *
 * Servers write absolute links into their answers, and the token must never follow one to another origin. A link that
 * names the configured host by another scheme or port (the documented API prints `http://` and `:443`) means the
 * configured origin; any other host is refused, whatever the server says. `linkBase` is the base address the server
 * believes it has, where a proxy stands in between.
 */
export function confine(href: string, baseUrl: string, linkBase: string = baseUrl): string | null {
  const base = new URL(baseUrl)
  const believed = new URL(linkBase)
  // A plain relative path ("apikeys/?page=1") is our own; everything else is read as the server wrote it.
  const url = parse(href, `${believed.href.replace(/\/$/, '')}/`)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username || url.password) return null
  if (url.hostname !== believed.hostname && url.origin !== base.origin) return null
  if (href.includes('\\') || ENCODED_PATH_TRICK.test(url.pathname)) return null

  const root = url.origin === base.origin && url.hostname !== believed.hostname ? base : believed
  const inside = below(url.pathname, root.pathname)
  return inside === null ? null : `${base.href.replace(/\/$/, '')}${inside}${url.search}`
}

function parse(href: string, base: string): URL | null {
  try {
    return new URL(href, base)
  } catch {
    return null
  }
}

/** What of the path lies below the root: "/api/apikeys/1" below "/api" is "/apikeys/1". */
function below(path: string, root: string): string | null {
  const prefix = root.replace(/\/$/, '')
  if (path === prefix) return ''
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null
}
