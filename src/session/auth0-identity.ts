import type { Auth0ContextInterface } from '@auth0/auth0-react'

import { clearDeveloperToken } from '~/api/developer-token'
import { ApiError, type StepUp } from '~/api/errors'
import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { isOwnHostReachable } from '~/config/reachable'
import { paths } from '~/config/paths'
import { departure, neverResolve, reloadUnlessLeaving } from '~/lib/leaving'
import { clearValuesAtLogOut } from '~/lib/storage'
import { visibleOr } from '~/lib/visible-text'

import { tenantUrl } from './console-context'
import { saveReturnTo } from './return-after-log-out'
import { appStateOf, classifyOptionalTokenError, classifyLoginError, classifyTokenError } from './auth-errors'
import { forgetPendingLogin, type AppState } from './login-callback'
import type { Identity, LastLogin, User, LoginProblem } from './identity'
import { keepLastLogin, readLastLogin, readLogin } from './last-login'
import { logOutProgress, rememberLogOut, setLogOutPending } from './log-out'
import { broadcastLogOut } from './other-tabs'
import { safeReturnTo } from './return-to'
import { sendHeldBack } from './send-held-back'

/** The `acr_values` that makes Auth0 ask for a second factor. */
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
/** How long a completed step-up counts. A stricter policy of the tenant asks again sooner. */
const STEP_UP_VALID_MS = 5 * 60_000
/** Tolerated change of the device's clock after a login. */
const CLOCK_TOLERANCE_MS = 60_000
/**
 * Sent with each ordinary login, because Auth0 adds `auth_time` to the ID token only for a request with `max_age`. The
 * SDK does not check it. Longer than the sessions of most tenants, so that it asks nobody to log in again: 30 days.
 */
const MAX_AGE_SECONDS = 30 * 24 * 60 * 60
/** Maximum time that log-out waits for the refresh tokens to be revoked. */
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
  // Read before any refresh: the ID token of a refresh may lack `auth_time`.
  const login = isLogin || completedStepUp ? readAndKeepLogin(auth0) : Promise.resolve<LastLogin>({})
  const navigation = openUrl && { openUrl }
  const getToken = (requested: Requested, fresh: boolean, classify: (error: unknown) => ApiError) =>
    requestToken(auth0, { requested, fresh, classify, shownUser: identity.user })

  const identity: Identity = {
    user: readUser(auth0),
    problem: readProblem(auth0),

    getBearerToken: ({ fresh } = { fresh: false }) => getToken({ audience }, fresh, classifyTokenError),

    getMyAccountToken: ({ fresh, scope } = { fresh: false }) =>
      getToken({ audience: myAccountAudience(config), scope }, fresh, classifyOptionalTokenError),

    // Those of the login: the ID token of a refresh may lack some. A late login has come after this object.
    getClaims: async () => auth0.user ?? (await auth0.getIdTokenClaims()),

    async logIn(returnTo, { asSomeoneElse, stepUp, draft, parameters } = {}) {
      const { user } = identity
      await auth0.loginWithRedirect({
        appState: { returnTo, draft, parameters, stepUpUserId: stepUp && user?.id, stepUp } satisfies AppState,
        authorizationParams: {
          audience,
          ...parameters,
          ...(asSomeoneElse && { prompt: 'login' }),
          max_age: MAX_AGE_SECONDS,
          ...(stepUp && { max_age: 0, ...(user?.email && { login_hint: user.email }) }),
          ...(stepUp === 'mfa' && { acr_values: MULTI_FACTOR }),
        },
        ...navigation,
      })
    },

    async getCompletedStepUp() {
      const age = Date.now() - ((await login).at ?? 0)
      // A login in the future means that the device's clock was set back, so its age is unknown.
      return age > -CLOCK_TOLERANCE_MS && age < STEP_UP_VALID_MS ? completedStepUp : undefined
    },

    async getLastLogin() {
      await login
      return readLastLogin(identity.user?.id)
    },

    async connectAccount(connection, returnTo) {
      const { connectAccount } = await import('./token-vault')
      await connectAccount(auth0, config, { connection, returnTo, openUrl })
    },

    async logOut({ returnTo, signUp } = {}) {
      // The other tabs first: the tenant may take seconds to answer.
      broadcastLogOut()
      const sent = sendHeldBack()
      if (sent) await sent
      leaveSession(config, { signUp })
      saveReturnTo(returnTo)
      setLogOutPending(true)
      await revokeTokens(auth0, config)
      await auth0.logout({ openUrl: false })
      await identity.finishLogOut()
    },

    async followLogOut() {
      const sent = sendHeldBack()
      if (sent) await sent
      leaveSession(config)
      // In localStorage, the tabs share their tokens. A tab that hears of the log-out late would revoke those of the next
      // login.
      if (config.cacheLocation === 'memory') await revokeTokens(auth0, config)
      // Without a network, the browser's own error page would look like a finished log-out.
      if (await isOwnHostReachable()) location.replace(absoluteUrl(paths.login))
      else logOutProgress.setState('unreachable', true)
    },

    async finishLogOut(isForced) {
      try {
        const { finishLogOut } = await import('./finish-log-out')
        await finishLogOut(config, { openUrl, isForced })
      } catch {
        // Without the console's own host, no log-out can be finished.
        logOutProgress.setState('unreachable', true)
      }
    },
  }
  return identity
}

/** Removes what belongs to the session from this document and from storage. */
function leaveSession(config: Config['auth0'], options?: { signUp?: boolean | undefined }): void {
  // The app unmounts: its secrets and lists go, and the question about an unsaved secret cannot hold back the log-out.
  departure.setState('logOut', true)
  clearDeveloperToken()
  clearValuesAtLogOut()
  forgetPendingLogin(config.clientId)
  rememberLogOut(options)
}

/**
 * Revokes the refresh tokens of this tab. Where the tenant has no policy for one refresh token for both audiences, each
 * audience has one. Best effort: log-out must not fail, even if a refresh token then outlives the session.
 */
async function revokeTokens(auth0: Auth0ContextInterface, config: Config['auth0']): Promise<void> {
  const audiences = [config.audience, ...(config.myAccount ? [myAccountAudience(config)] : [])]
  const revocations = audiences.map((audience) => auth0.revokeRefreshToken({ audience }))
  await Promise.race([Promise.allSettled(revocations), sleep(REVOKE_WAIT_MS)])
}

/** The audience of the tenant's My Account API. The slash at the end is required. */
export function myAccountAudience(config: Config['auth0']): string {
  return `${tenantUrl(config)}/me/`
}

/** The SDK adds `scope` to the scopes of the audience, and accepts undefined although its type does not. */
type Requested = { audience: string; scope?: string | undefined }

type TokenRequest = {
  requested: Requested
  fresh: boolean
  classify: (error: unknown) => ApiError
  shownUser: User | undefined
}

async function requestToken(
  auth0: Auth0ContextInterface,
  { requested, fresh, classify, shownUser }: TokenRequest,
): Promise<string> {
  // A write that waits for its token must not be sent after the log-out.
  if (departure.getState()) return neverResolve()
  let token: string | undefined
  try {
    token = await auth0.getAccessTokenSilently({
      authorizationParams: requested as { audience: string; scope?: string },
      cacheMode: fresh ? 'off' : 'on',
    })
  } catch (error) {
    const problem = classify(error)
    throw problem.kind === 'network' && !navigator.onLine && !(await isOwnHostReachable())
      ? new ApiError('offline', { request: 'bearer token' })
      : problem
  }
  if (departure.getState()) return neverResolve()
  // The SDK resolves without a token when a session reaches its maximum lifetime (auth0-react #1186).
  if (!token) throw new ApiError('session-ended')
  if (shownUser) await confirmUser(auth0, shownUser)
  return token
}

/**
 * Starts again if the SDK now holds the session of another user, and never resolves then: no request may leave as
 * somebody else. The silent login finds another session after somebody else has logged in at the tenant, and tabs share
 * their tokens in localStorage. The SDK stores a new ID token before its access token.
 */
async function confirmUser(auth0: Auth0ContextInterface, shownUser: User): Promise<void> {
  const claims = await auth0.getIdTokenClaims()
  if (!claims) throw new ApiError('session-ended')
  if (claims['sub'] === shownUser.id) return
  departure.setState('otherUser', true)
  // In a later task: React unmounts first, and with it the question about an unsaved secret, which could hold the reload.
  setTimeout(reloadUnlessLeaving)
  await neverResolve()
}

async function readAndKeepLogin(auth0: Auth0ContextInterface): Promise<LastLogin> {
  const arrived = Date.now()
  const login = readLogin(await auth0.getIdTokenClaims(), arrived)
  const user = readUser(auth0)
  if (user) keepLastLogin(user.id, login)
  return login
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

export function readUser({ isAuthenticated, user }: Auth0ContextInterface): User | undefined {
  if (!isAuthenticated || !user?.sub) return undefined
  const email = user.email ?? ''
  return { id: user.sub, email, name: visibleOr(user.name, email), isEmailVerified: user.email_verified }
}

function readProblem({ error }: Auth0ContextInterface): LoginProblem | undefined {
  if (!error) return undefined
  const { returnTo } = appStateOf(error)
  return { ...classifyLoginError(error), ...(typeof returnTo === 'string' && { returnTo: safeReturnTo(returnTo) }) }
}
