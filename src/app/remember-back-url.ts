import { replace, type MiddlewareFunction } from 'react-router'

import { basePath } from '~/config/base-path'
import { configContext } from '~/config/config'

/** Saves the page that the user came from, which another app names in `?from=`, and removes the parameter. */
export const rememberBackUrl: MiddlewareFunction = async ({ context, request }) => {
  const { pathname, searchParams } = new URL(request.url)
  const from = searchParams.get('from')
  if (from === null) return
  const { saveBackUrl } = await import('~/session/back-url')
  saveBackUrl(from, context.get(configContext).links)
  searchParams.delete('from')
  throw replace(`/${pathname.slice(basePath.length)}?${searchParams}`.replace(/\?$/, ''))
}
