import { replace, type MiddlewareFunction, type RouteObject } from 'react-router'

import { configContext } from '~/config/config-context'
import { can } from '~/config/features'
import { paths } from '~/config/paths'

type Page = 'apiKeys' | 'tokens' | 'invitations' | 'notifications' | 'promoCodes' | 'security' | 'profile'

/**
 * Guards pages ("read") and dialogs that change something ("edit") by `features` of config.json. A page that is off is not
 * found. In place of a dialog, its page opens, and says that the administrator has turned off changes.
 */
export function ifCan(level: 'read' | 'edit', feature: Page, ...children: RouteObject[]): RouteObject {
  const guard: MiddlewareFunction = ({ context }) => {
    if (!can(context.get(configContext), feature, level)) throw replace(paths[level === 'edit' ? feature : 'notFound'])
  }
  return { middleware: [guard], children }
}
