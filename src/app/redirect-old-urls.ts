import { replace, type MiddlewareFunction } from 'react-router'

import { basePath } from '~/config/base-path'

/** The search parameters that decide whether a URL is old. */
const DECIDING_PARAMETERS = ['do', 'replace']

/**
 * Redirects the URLs that opened dialogs in earlier versions. The table of these URLs is loaded only for a URL that may be
 * one, which keeps it out of the first load.
 */
export const redirectOldUrls: MiddlewareFunction = async ({ request }) => {
  const { pathname, searchParams } = new URL(request.url)
  if (!DECIDING_PARAMETERS.some((name) => searchParams.has(name))) return
  const { newUrlOf } = await import('./old-urls')
  const newUrl = newUrlOf(`/${pathname.slice(basePath.length)}`, searchParams)
  // A request has no fragment. Old URLs come from outside, so the fragment is still in the URL of the document.
  if (newUrl !== undefined) throw replace(newUrl + location.hash)
}
