import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'
import { isOwnHostReachable, isReachable } from '~/config/reachable'

import { tenantUrl } from './console-context'
import { isLogOutPending, logOutProgress, setLogOutPending } from './log-out'
import { forgetStoredTokens } from './login-callback'

type Options = { openUrl?: ((url: string) => void) | undefined; isForced?: boolean | undefined }

/**
 * Sends the browser to the tenant, which ends its session and returns to the login page. If the tenant does not answer,
 * the page says so instead, because the browser's own error page would look like a finished log-out. With `isForced`, an
 * answer of the console's own host is enough: a tenant may block the question.
 */
export async function finishLogOut(
  config: Config['auth0'],
  { openUrl = (url) => location.replace(url), isForced = false }: Options = {},
): Promise<void> {
  logOutProgress.setState('running', true)
  const isTenantReachable =
    (await isReachable(`${tenantUrl(config)}/.well-known/jwks.json`)) || (isForced && (await isOwnHostReachable()))
  // Another tab may have finished the log-out meanwhile, and the user may have logged in again.
  if (!isLogOutPending()) return location.replace(absoluteUrl(paths.login))
  if (!isTenantReachable) return logOutProgress.setState('unreachable', true)
  setLogOutPending(false)
  // The tab that began to log out may have been closed before the SDK deleted its tokens.
  forgetStoredTokens(config.clientId)
  openUrl(logOutUrl(config))
}

function logOutUrl(config: Config['auth0']): string {
  const query = new URLSearchParams({ client_id: config.clientId, returnTo: absoluteUrl(paths.login) })
  return `${tenantUrl(config)}/v2/logout?${query.toString()}`
}
