import type { Auth0ContextInterface } from '@auth0/auth0-react'

import { ApiError, type StepUp } from '~/api/errors'
import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'
import { clearValuesAtLogOut } from '~/lib/storage'

import { tenantUrl } from './console-context'
import { saveReturnTo } from './return-after-log-out'
import { appStateOf, classifyOptionalTokenError, classifyLoginError, classifyTokenError } from './auth-errors'
import type { AppState } from './login-callback'
import type { Identity, LastLogin, User, LoginProblem } from './identity'
import { keepLastLogin, readLastLogin, readLogin } from './last-login'
import { broadcastLogOut } from './other-tabs'
import { safeReturnTo } from './return-to'

/** The `acr_values` that makes Auth0 ask for a second factor. */
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
/** How long a completed step-up counts. A stricter policy of the tenant asks again sooner. */
const STEP_UP_VALID_MS = 5 * 60_000
/**
 * Sent with each ordinary login, because Auth0 adds `auth_time` to the ID token only for a request with `max_age`. The
 * SDK does not check it. Longer than the sessions of most tenants, so that it asks nobody to log in again: 30 days.
 */
const MAX_AGE_SECONDS = 30 * 24 * 60 * 60
/** Maximum time that log-out waits for the refresh token to be revoked. */
const REVOKE_WAIT_MS = 2_000

export type OpenUrl = (url: string) => void

/**
 * Implements Identity with Auth0, after the SDK has finished its silent login. Keeping the SDK's functions outside
 * React is safe, because they belong to one client and never change. The user is read only once: the screen keeps
 * showing the user while the SDK refreshes.
 */
export function createAuth0Identity(
  auth0: Auth0ContextInterface,
  config: Config['auth0'],
  {
    openUrl,
    completedStepUp,
    isLogin = false,
  }: { openUrl?: OpenUrl | undefined; completedStepUp: StepUp | undefined; isLogin?: boolean },
): Identity {
  const { audience } = config
  const user = readUser(auth0)
  // Read before any refresh: the ID token of a refresh may lack `auth_time`.
  const login = isLogin || completedStepUp ? readAndKeepLogin(auth0, user) : Promise.resolve<LastLogin>({})
  const navigation = openUrl && { openUrl }

  return {
    user,
    problem: readProblem(auth0),

    getBearerToken: ({ fresh } = { fresh: false }) => getToken(auth0, audience, fresh, classifyTokenError),

    getMyAccountToken: ({ fresh } = { fresh: false }) =>
      getToken(auth0, myAccountAudience(config), fresh, classifyOptionalTokenError),

    async logIn(returnTo, { asSomeoneElse, stepUp, draft } = {}) {
      await auth0.loginWithRedirect({
        appState: { returnTo, draft, stepUpUserId: stepUp && user?.id, stepUp } satisfies AppState,
        authorizationParams: {
          audience,
          ...(asSomeoneElse && { prompt: 'login' }),
          max_age: MAX_AGE_SECONDS,
          ...(stepUp && { max_age: 0, ...(user?.email && { login_hint: user.email }) }),
          ...(stepUp === 'mfa' && { acr_values: MULTI_FACTOR }),
        },
        ...navigation,
      })
    },

    async getCompletedStepUp() {
      const { at } = await login
      return at !== undefined && Date.now() - at < STEP_UP_VALID_MS ? completedStepUp : undefined
    },

    async getLastLogin() {
      await login
      return readLastLogin(user?.id)
    },

    async logOut(options) {
      saveReturnTo(options?.returnTo)
      // Best effort: log-out must not fail, even if the refresh token then outlives the session.
      await Promise.race([auth0.revokeRefreshToken().catch(() => {}), sleep(REVOKE_WAIT_MS)])
      clearValuesAtLogOut()
      broadcastLogOut()
      await auth0.logout({ logoutParams: { returnTo: absoluteUrl(paths.login) }, ...navigation })
    },
  }
}

/** The audience of the tenant's My Account API. The slash at the end is required. */
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
  // The SDK resolves without a token when a session reaches its maximum lifetime (auth0-react #1186).
  if (!token) throw new ApiError('session-ended')
  return token
}

async function readAndKeepLogin({ getIdTokenClaims }: Auth0ContextInterface, user: User | undefined) {
  const arrived = Date.now()
  const login = readLogin(await getIdTokenClaims(), arrived)
  if (user) keepLastLogin(user.id, login)
  return login
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
