import type { Auth0ContextInterface } from '@auth0/auth0-react'

import { ApiError, type StepUp } from '~/api/errors'
import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { tenantUrl } from './console-context'
import { paths } from '~/config/paths'
import { clearValuesAtLogOut } from '~/lib/storage'

import { keepReturnTo } from './return-after-log-out'
import { appStateOf, classifyOptionalTokenError, classifyLoginError, classifyTokenError } from './auth-errors'
import type { AppState } from './login-callback'
import type { Identity, User, LoginProblem } from './identity'
import { tellOtherTabsLoggedOut } from './other-tabs'
import { safeReturnTo } from './return-to'

/** The context class that makes Auth0 ask for a second factor. */
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
/** How long a confirmation is good for. The tenant's own policy may be stricter, and then asks again. */
const CONFIRMED_FOR_MS = 5 * 60_000
/** How long log-out waits for the refresh token to be revoked. */
const REVOKE_WAIT_MS = 2_000

export type OpenUrl = (url: string) => void

/**
 * Auth0 behind our port, made once the SDK has settled. Its functions belong to one client and stay the same, so holding
 * them outside React is safe; its state is read here once, since a person must not vanish under their own hands.
 */
export function createAuth0Identity(
  auth0: Auth0ContextInterface,
  config: Config['auth0'],
  { openUrl, proved }: { openUrl?: OpenUrl | undefined; proved: StepUp | undefined },
): Identity {
  const { audience } = config
  const account = myAccountAudience(config)
  // Read before any refresh: the ID token that comes with one need not say when the person logged in.
  const confirmedAt = proved ? readConfirmedAt(auth0) : Promise.resolve(undefined)
  const user = readUser(auth0)
  const leave = openUrl && { openUrl }

  return {
    user,
    problem: readProblem(auth0),

    getBearerToken: ({ fresh } = { fresh: false }) => getToken(auth0, audience, fresh, classifyTokenError),

    getMyAccountToken: ({ fresh } = { fresh: false }) => getToken(auth0, account, fresh, classifyOptionalTokenError),

    async logIn(returnTo, { asSomeoneElse, stepUp, draft } = {}) {
      await auth0.loginWithRedirect({
        appState: { returnTo, draft, confirms: stepUp && user?.id, proves: stepUp } satisfies AppState,
        authorizationParams: {
          audience,
          ...(asSomeoneElse && { prompt: 'login' }),
          ...(stepUp && { max_age: 0, ...(user?.email && { login_hint: user.email }) }),
          ...(stepUp === 'mfa' && { acr_values: MULTI_FACTOR }),
        },
        ...leave,
      })
    },

    async getCompletedStepUp() {
      const time = await confirmedAt
      return time !== undefined && Date.now() - time < CONFIRMED_FOR_MS ? proved : undefined
    },

    async logOut(options) {
      keepReturnTo(options?.returnTo)
      // Best effort: without it the refresh token would outlive the session, but no failure may keep anyone in.
      await Promise.race([auth0.revokeRefreshToken().catch(() => {}), sleep(REVOKE_WAIT_MS)])
      clearValuesAtLogOut()
      tellOtherTabsLoggedOut()
      await auth0.logout({ logoutParams: { returnTo: absoluteUrl(paths.login) }, ...leave })
    },
  }
}

/** The audience of the tenant's My Account API. The slash at its end belongs to it. */
export function myAccountAudience(config: Config['auth0']): string {
  return `${tenantUrl(config)}/me/`
}

async function getToken(
  auth0: Auth0ContextInterface,
  audience: string,
  fresh: boolean,
  classify: (error: unknown) => ApiError,
): Promise<string> {
  let token: string | undefined
  try {
    token = await auth0.getAccessTokenSilently({
      authorizationParams: { audience },
      cacheMode: fresh ? 'off' : 'on',
    })
  } catch (error) {
    throw classify(error)
  }
  // The SDK resolves without a token when a session reaches its ceiling (auth0-react #1186).
  if (!token) throw new ApiError('session-ended')
  return token
}

/**
 * When the person proved who they are, in this device's milliseconds. The ID token says it in the tenant's own time, and
 * when it was made in the same: what lies between does not depend on how right this device's clock is.
 */
async function readConfirmedAt({ getIdTokenClaims }: Auth0ContextInterface): Promise<number | undefined> {
  const arrived = Date.now()
  const claims = await getIdTokenClaims()
  const age = (Number(claims?.iat) - Number(claims?.['auth_time'])) * 1000
  return Number.isFinite(age) ? arrived - age : undefined
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function readUser({ isAuthenticated, user }: Auth0ContextInterface): User | undefined {
  if (!isAuthenticated || !user?.sub) return undefined
  const email = user.email ?? ''
  return { id: user.sub, email, name: user.name ?? email }
}

function readProblem({ error }: Auth0ContextInterface): LoginProblem | undefined {
  if (!error) return undefined
  const { returnTo } = appStateOf(error)
  return { ...classifyLoginError(error), ...(typeof returnTo === 'string' && { returnTo: safeReturnTo(returnTo) }) }
}
