import { handleInvitations } from './invitations.ts'
import { handleNotifications } from './notifications.ts'
import { handlePromoCodes } from './promo-codes.ts'
import { handleSessions } from './sessions.ts'
import type { Handler } from './stores.ts'
import { handleTokens } from './tokens.ts'

/** Resources that a server may lack. Every server can verify tokens. */
export type ManagementResource = 'tokens' | 'invitations' | 'notifications' | 'promoCodes' | 'sessions'

export const VERIFY = '/manage/tokens/verify'
export const TOKEN_HEADER = 'x-kbc-manageapitoken'

const ROUTES: { resource: ManagementResource; path: RegExp; handler: Handler }[] = [
  { resource: 'tokens', path: /^current-user\/tokens(?:\/([^/]*))?$/, handler: handleTokens },
  {
    resource: 'invitations',
    path: /^current-user\/(projects-invitations|organizations-invitations|projects-join-requests)(?:\/([^/]*))?$/,
    handler: handleInvitations,
  },
  { resource: 'notifications', path: /^notifications$/, handler: handleNotifications },
  { resource: 'promoCodes', path: /^current-user\/promo-codes$/, handler: handlePromoCodes },
  { resource: 'sessions', path: /^current-user\/sessions(?:\/([^/]*))?$/, handler: handleSessions },
]

export function routeOf(pathname: string) {
  for (const { path, ...route } of ROUTES) {
    const [match, ...segments] = path.exec(pathname.replace(/^\/manage\//, '')) ?? []
    if (match !== undefined) return { ...route, segments }
  }
  return undefined
}
