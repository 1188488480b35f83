import { paths } from '~/config/paths'

/**
 * The path of this app to go back to after a login, or the start page where the text is none. Only what survives being
 * read as an address of this origin is accepted: browsers drop tabs and newlines, and take `\` for `/`.
 */
export function safeReturnTo(returnTo: unknown): string {
  if (typeof returnTo !== 'string' || returnTo.length > 2048 || !/^\/(?![/\\])/.test(returnTo)) return paths.home
  // oxlint-disable-next-line no-control-regex -- control characters are what this guards against
  if (/[\\\u0000-\u001f]/.test(returnTo) || !URL.canParse(returnTo, location.origin)) return paths.home
  const url = new URL(returnTo, location.origin)
  const path = url.pathname + url.search
  const isSafe = url.origin === location.origin && !path.startsWith('//')
  return isSafe && url.pathname !== paths.login && url.pathname !== paths.callback ? path : paths.home
}
