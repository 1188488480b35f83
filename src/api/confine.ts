/**
 * A segment of only dots, also percent-encoded. The browser resolves "tokens/.." to the parent, so a DELETE of a token with
 * the ID ".." would go to the user.
 */
const DOT_SEGMENT = /(?:^|[/\\])(?:\.|%2e)+(?:[/\\]|$)/i
/**
 * Parts of a path that a server or a proxy could decode into another path: encoded slashes, backslashes, dots (also in
 * overlong UTF-8) and control characters, a second encoding, and the path parameters of Java servers ("..;/admin").
 */
const PATH_TRICK = /;|%(?:2f|5c|2e|3b|7f|[01][\da-f]|25[\da-f]{2}|c[01]%|e0%[89]|f0%8|u[\da-f]{4})/i

/**
 * Returns the confined URL: `href` resolved against the API, or null if the bearer token must not be sent there.
 *
 * Servers write absolute links into their responses, and the token must never leave the configured origin. A link to the
 * configured host with another scheme or port means the configured origin, because the HAL API prints `http://` and
 * `:443` (docs/api/hal.md). Any other host is rejected. `linkBase` is the base URL that the server writes into its links
 * when a proxy makes it differ from `baseUrl`.
 */
export function confine(href: string, baseUrl: string, linkBase: string = baseUrl): string | null {
  const base = new URL(baseUrl)
  const linkRoot = new URL(linkBase)
  // A relative path ("apikeys/?page=1") is resolved against the server's base URL, like its own links.
  const url = parse(href, `${linkRoot.href.replace(/\/$/, '')}/`)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username || url.password) return null
  if (url.hostname !== linkRoot.hostname && url.origin !== base.origin) return null
  if (/[\p{Cc}\\]/u.test(href) || DOT_SEGMENT.test(href.trim().split(/[?#]/, 1).join())) return null

  const root = url.origin === base.origin && url.hostname !== linkRoot.hostname ? base : linkRoot
  const relative = relativeTo(url.pathname, root.pathname)
  return relative === null || PATH_TRICK.test(relative)
    ? null
    : `${base.href.replace(/\/$/, '')}${relative}${url.search}`
}

/**
 * True if the path of a URL is that of the list or above it, where a DELETE or a PUT would hit every item. A query does not
 * matter, because a server may ignore it. Both URLs are confined.
 */
export function isListOrAbove(url: string, list: string): boolean {
  return comparablePath(list).startsWith(comparablePath(url))
}

/** Servers may ignore repeated slashes, a space at the end, upper case, and the encoding of a letter. */
function comparablePath(url: string): string {
  const path = new URL(url).pathname.replace(/%[2-7][\da-f]/gi, decodeURIComponent)
  return `${path}/`.replace(/[/\s]+/g, '/').toLowerCase()
}

function parse(href: string, base: string): URL | null {
  try {
    return new URL(href, base)
  } catch {
    return null
  }
}

/** Returns the path relative to the root, or null if it is outside: "/api/apikeys/1" in "/api" is "/apikeys/1". */
function relativeTo(path: string, root: string): string | null {
  const prefix = root.replace(/\/$/, '')
  if (path === prefix) return ''
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null
}
