import { basePath } from '~/config/base-path'
import type { paths } from '~/config/paths'

type PlainPath = typeof paths.login | typeof paths.callback

/**
 * True if the router shows the plain page at a path. Like the router, it ignores case, encoding, and slashes at the end,
 * which hosts such as Netlify and S3 add.
 */
export function leadsTo(path: PlainPath, pathname: string, base = '/'): boolean {
  return normalize(pathname) === normalize(base + path.slice(1))
}

/** True if this document has the URL of the plain page. */
export function isAt(path: PlainPath): boolean {
  return leadsTo(path, location.pathname, basePath)
}

function normalize(pathname: string): string {
  try {
    return decodeURI(pathname).replace(/\/+$/, '').toLowerCase()
  } catch {
    // The pathname has a "%" that encodes nothing.
    return ''
  }
}
