import { replace, type MiddlewareFunction } from 'react-router'

import type { Feature } from '~/config/config'
import { configContext } from '~/config/config-context'
import { can } from '~/config/features'
import { paths } from '~/config/paths'

/** Returns a guard that shows another page if config.json switches a feature off, or allows no changes. */
export function requireFeature(
  feature: Feature,
  level: 'read' | 'edit',
  otherwise: string = paths.notFound,
): MiddlewareFunction {
  return ({ context }) => {
    if (!can(context.get(configContext), feature, level)) throw replace(otherwise)
  }
}
