import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { vi } from 'vitest'

import type { Config } from '~/config/config'
import { demoConfig } from '~/demo/demo-config'
import { createAuth0Identity } from '~/session/auth0-identity'

type Sdk = Pick<
  Auth0ContextInterface,
  'revokeRefreshToken' | 'logout' | 'getAccessTokenSilently' | 'getIdTokenClaims' | 'loginWithRedirect'
>

/** The identity on top of an SDK that a test controls, with Maria logged in. Navigations end in `visited`. */
export function identityOn(sdk: Partial<Sdk>, config: Partial<Config['auth0']> = {}) {
  const visited: string[] = []
  vi.stubGlobal('location', {
    origin: location.origin,
    pathname: location.pathname,
    search: location.search,
    href: location.href,
    replace: (url: string) => void visited.push(url),
    assign: (url: string) => void visited.push(url),
    reload: () => void visited.push('reload'),
  })
  const auth0 = {
    isAuthenticated: true,
    user: { sub: 'auth0|maria', name: 'Maria Reyes', email: 'maria@example.com' },
    revokeRefreshToken: async () => {},
    logout: async () => {},
    ...sdk,
  } as unknown as Auth0ContextInterface
  const identity = createAuth0Identity(
    auth0,
    { ...demoConfig.auth0, ...config },
    { openUrl: undefined, completedStepUp: undefined },
  )
  return { identity, visited }
}
