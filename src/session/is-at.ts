import { matchPath } from 'react-router'

import { basePath } from '~/config/base-path'
import type { paths } from '~/config/paths'

type PlainPath = typeof paths.login | typeof paths.callback

/**
 * True if the router shows the plain page at a path. The router ignores case, encoding, and slashes at the end, which hosts
 * such as Netlify and S3 add.
 */
export function leadsTo(path: PlainPath, pathname: string, base = '/'): boolean {
  try {
    return matchPath(decodeURI(base) + path.slice(1), decodeURI(pathname)) !== null
  } catch {
    // A "%" that encodes nothing. The router would log the URL.
    return false
  }
}

/** True if this document has the URL of the plain page. */
export function isAt(path: PlainPath): boolean {
  return leadsTo(path, location.pathname, basePath)
}
