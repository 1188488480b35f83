import { stripInvisible } from '~/lib/visible-text'

/**
 * A segment of only dots, also percent-encoded. The browser resolves "tokens/.." to the parent, so a DELETE of a token with
 * the ID ".." would go to the user.
 */
const DOT_SEGMENT = /(?:^|[/\\])(?:\.|%2e)+(?:[/\\]|$)/i
/** Dots and slashes that a server or a proxy could decode before it reads the path. */
const ENCODED = /%2[ef]/i
/**
 * Parts of a decoded path that could lead to another path: path parameters of Java servers ("..;/admin"), backslashes,
 * control characters, and what a second decoding would change ("%2e", or "%u002e" on IIS).
 */
const DECODED = /[;\\\p{Cc}]|%(?:u[\da-f]{2})?[\da-f]{2}/iu

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
  return relative === null || isPathTrick(relative) ? null : `${base.href.replace(/\/$/, '')}${relative}${url.search}`
}

/**
 * True if the path of a URL is that of the list or above it, where a DELETE or a PUT would hit every item. A query does not
 * matter, because a server may ignore it. Both URLs are confined.
 */
export function isListOrAbove(url: string, list: string): boolean {
  return comparablePath(list).startsWith(comparablePath(url))
}

/** Servers may ignore repeated slashes, white space, upper case, and the encoding of a letter. */
function comparablePath(url: string): string {
  return `${withoutSpace(decode(new URL(url).pathname) ?? '')}/`.replace(/\/+/g, '/').toLowerCase()
}

function isPathTrick(path: string): boolean {
  const decoded = decode(path)
  return decoded === null || ENCODED.test(path) || DECODED.test(decoded) || DOT_SEGMENT.test(withoutSpace(decoded))
}

/**
 * Returns the decoded path, with plain dots and slashes for their full-width forms. Null if it is not valid UTF-8, or if a
 * "%" encodes nothing.
 */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path).normalize('NFKC')
  } catch {
    return null
  }
}

/** Some servers ignore white space around a segment: Windows drops it at the end. */
function withoutSpace(text: string): string {
  return stripInvisible(text).replace(/\s/g, '')
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
