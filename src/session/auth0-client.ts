import { Auth0Client } from '@auth0/auth0-spa-js'
// By default the SDK creates its worker from a blob. A strict content security policy blocks that, and the login hangs
// silently.
import workerUrl from '@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url'

import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'
import { trusted } from '~/lib/trusted-types'

import { myAccountAudience } from './auth0-identity'
import { isAt } from './is-at'
import { justLoggedOut } from './log-out'
import { asksForLogin } from './login-parameters'
import { LOGIN_SCOPES, MY_ACCOUNT_SCOPES } from './scopes'

/**
 * Creates the SDK's client, without its silent login where none may run: right after a log-out, whose tab may be ahead of
 * the tenant, and for a link that asks for another login. Throws if the browser denies storage or cryptography.
 */
export function createAuth0Client(config: Config['auth0']): Auth0Client {
  const client = new Auth0Client({
    domain: config.domain,
    clientId: config.clientId,
    authorizationParams: {
      audience: config.audience,
      redirect_uri: absoluteUrl(paths.callback),
      scope: scopesOf(config),
    },
    cacheLocation: config.cacheLocation,
    useDpop: config.useDpop,
    useRefreshTokens: true,
    // One refresh token for both audiences. Without it the My Account API would need a second login.
    useMrrt: config.myAccount,
    useRefreshTokensFallback: config.cacheLocation === 'memory',
    workerUrl: trusted.createScriptURL(workerUrl),
    leeway: 120,
    // Longer than the console waits for the silent login (auth0-session.tsx), which must not start a second one.
    authorizeTimeoutInSeconds: 10,
    sessionCheckExpiryDays: 3,
    legacySameSiteCookie: false,
  })
  const send = (path: 'connect' | 'complete') => async (body: object) =>
    (await import('./token-vault')).sendToTokenVault(client, myAccountAudience(config), path, body)
  // The build leaves the SDK's own client of the My Account API out.
  Object.assign(client.myAccount, { connectAccount: send('connect'), completeAccount: send('complete') })
  if (isAt(paths.login) && (justLoggedOut.getState() || asksForLogin(location.search))) {
    client.checkSession = async () => {}
  }
  return client
}

/** Scopes by audience. A login requests only the scopes of its audience. */
function scopesOf(config: Config['auth0']): string | Record<string, string> {
  const login = LOGIN_SCOPES.join(' ')
  if (!config.myAccount) return login
  return { default: login, [config.audience]: login, [myAccountAudience(config)]: MY_ACCOUNT_SCOPES.join(' ') }
}
