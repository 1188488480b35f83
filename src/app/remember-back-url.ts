import { replace, type MiddlewareFunction } from 'react-router'

import { configContext } from '~/config/config-context'

/** Saves the page that the user came from, which another app names in `?from=`, and removes the parameter. */
export const rememberBackUrl: MiddlewareFunction = async ({ context, request: { url } }) => {
  if (!new URL(url).searchParams.has('from')) return
  const { takeBackUrl } = await import('~/session/back-url')
  throw replace(takeBackUrl(url, context.get(configContext).links))
}
