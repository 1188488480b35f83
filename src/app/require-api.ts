import { replace, type MiddlewareFunction } from 'react-router'

import { configContext } from '~/config/config-context'
import { paths } from '~/config/paths'

/** Returns a guard that shows the not-found page when config.json does not configure this API. */
export function requireApi(api: 'apiKeys' | 'manage'): MiddlewareFunction {
  return ({ context }) => {
    if (!context.get(configContext)[api]) throw replace(paths.notFound)
  }
}
