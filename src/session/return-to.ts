import { paths } from '~/config/paths'

import { leadsTo } from './is-at'

/**
 * Returns the path to open after a login, or the start page if the text is not a path of this app. The text must also
 * be safe after the browser has parsed it: browsers drop tabs and newlines, and read `\` as `/`.
 */
export function safeReturnTo(returnTo: unknown): string {
  if (typeof returnTo !== 'string' || returnTo.length > 2048 || !/^\/(?![/\\])/.test(returnTo)) return paths.home
  // oxlint-disable-next-line no-control-regex -- control characters are what this guards against
  if (/[\\\u0000-\u001f]/.test(returnTo) || !URL.canParse(returnTo, location.origin)) return paths.home
  const url = new URL(returnTo, location.origin)
  const path = url.pathname + url.search
  const isSafe = url.origin === location.origin && !path.startsWith('//')
  const isPlain = [paths.login, paths.callback].some((page) => leadsTo(page, url.pathname))
  return isSafe && !isPlain ? path : paths.home
}
