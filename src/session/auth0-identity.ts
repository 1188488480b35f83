import type { Auth0ContextInterface } from '@auth0/auth0-react'

import { ApiError } from '~/api/errors'
import { absolute } from '~/base-path'
import type { Config } from '~/config'
import { paths } from '~/paths'

import { classifySignInError, classifyTokenError } from './auth-errors'
import type { Identity, Person, SignInProblem } from './identity'
import { tellOtherTabsLoggedOut } from './other-tabs'

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
  openUrl?: OpenUrl,
): Identity {
  const { audience } = config
  const person = readPerson(auth0)
  const leave = openUrl && { openUrl }

  return {
    person,
    problem: readProblem(auth0),

    async getAccessToken({ fresh } = { fresh: false }) {
      let token: string | undefined
      try {
        token = await auth0.getAccessTokenSilently({
          authorizationParams: { audience },
          cacheMode: fresh ? 'off' : 'on',
        })
      } catch (error) {
        throw classifyTokenError(error)
      }
      // The SDK resolves without a token when a session reaches its ceiling (auth0-react #1186).
      if (!token) throw new ApiError('session-ended')
      return token
    },

    async signIn(returnTo, { asSomeoneElse } = {}) {
      await auth0.loginWithRedirect({
        appState: { returnTo },
        authorizationParams: { audience, ...(asSomeoneElse && { prompt: 'login' }) },
        ...leave,
      })
    },

    async signOut() {
      // Best effort: without it the refresh token would outlive the session, but no failure may keep anyone in.
      await Promise.race([auth0.revokeRefreshToken().catch(() => {}), sleep(REVOKE_WAIT_MS)])
      tellOtherTabsLoggedOut()
      await auth0.logout({ logoutParams: { returnTo: absolute(paths.login) }, ...leave })
    },
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function readPerson({ isAuthenticated, user }: Auth0ContextInterface): Person | undefined {
  if (!isAuthenticated || !user?.sub) return undefined
  const email = user.email ?? ''
  return { id: user.sub, email, name: user.name ?? email }
}

function readProblem({ error }: Auth0ContextInterface): SignInProblem | undefined {
  return error && classifySignInError(error)
}
