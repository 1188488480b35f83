import { Auth0Provider, useAuth0, type Auth0ContextInterface } from '@auth0/auth0-react'
// By default the SDK creates its worker from a blob. A strict content security policy blocks that, and the login hangs
// silently.
import workerUrl from '@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url'
import { useEffect, useRef, useState, type ReactNode } from 'react'

import type { StepUp } from '~/api/errors'
import { absoluteUrl, basePath } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'

import { myAccountAudience, createAuth0Identity, type OpenUrl } from './auth0-identity'
import { handleLoginCallback, forgetOldTokens, returnAfterCanceledStepUp, isCanceledStepUp } from './login-callback'
import type { Identity } from './identity'
import { resetLoginLoop } from './login-loop'

type Props = {
  config: Config['auth0']
  /** Replaces the navigation to Auth0. The demo's identity provider is on this site. */
  openUrl?: OpenUrl | undefined
  /** Called with the identity after the silent login. Nothing renders before. */
  children: (identity: Identity) => ReactNode
}

/**
 * The only component that uses Auth0's provider. It wraps the app, so that the silent login ends before anything
 * renders.
 */
export function Auth0Session({ config, openUrl, children }: Props) {
  // Set by onRedirectCallback, before the children render.
  const completedStepUp = useRef<StepUp>(undefined)
  const isLogin = useRef(false)
  return (
    <Auth0Provider
      domain={config.domain}
      clientId={config.clientId}
      authorizationParams={{
        audience: config.audience,
        redirect_uri: absoluteUrl(paths.callback),
        scope: scopesOf(config),
      }}
      cacheLocation={config.cacheLocation}
      useDpop={config.useDpop}
      useRefreshTokens
      // One refresh token for both audiences. Without it the My Account API would need a second login.
      useMrrt={config.myAccount}
      useRefreshTokensFallback={config.cacheLocation === 'memory'}
      workerUrl={workerUrl}
      leeway={120}
      authorizeTimeoutInSeconds={12}
      sessionCheckExpiryDays={3}
      legacySameSiteCookie={false}
      skipRedirectCallback={!isCallback()}
      onRedirectCallback={(appState, user) => {
        resetLoginLoop()
        isLogin.current = true
        completedStepUp.current = handleLoginCallback(appState, user)
        forgetOldTokens(config.clientId, myAccountAudience(config))
      }}
    >
      <WaitForSession>
        {(auth0) => (
          <WithIdentity
            create={() =>
              leaveCallback(
                createAuth0Identity(auth0, config, {
                  openUrl,
                  completedStepUp: completedStepUp.current,
                  isLogin: isLogin.current,
                }),
              )
            }
          >
            {children}
          </WithIdentity>
        )}
      </WaitForSession>
    </Auth0Provider>
  )
}

/** Scopes by audience. A login requests only the scopes of its audience. */
function scopesOf(config: Config['auth0']): string | Record<string, string> {
  const login = 'openid profile email'
  if (!config.myAccount) return login
  return { default: login, [config.audience]: login, [myAccountAudience(config)]: MY_ACCOUNT_SCOPES }
}

/**
 * The scopes of the Security page (docs/api/my-account.md#audiences-and-scopes). Auth0 leaves scopes that the tenant
 * does not grant out of the token.
 */
const MY_ACCOUNT_SCOPES = [
  'read:me:factors',
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`),
].join(' ')

/**
 * Renders nothing until the SDK has finished its silent login. The static shell of index.html stays visible. Never goes
 * back to loading, so that a token refresh does not unmount the app.
 */
function WaitForSession({ children }: { children: (auth0: Auth0ContextInterface) => ReactNode }) {
  const auth0 = useAuth0()
  const [isSettled, setSettled] = useState(false)
  const isCanceled = isCanceledStepUp(auth0.error)
  if (!auth0.isLoading && !isSettled && !isCanceled) setSettled(true)
  useEffect(() => {
    if (isCanceled) returnAfterCanceledStepUp(auth0.error)
  }, [isCanceled, auth0.error])
  return isSettled ? children(auth0) : null
}

function WithIdentity({ create, children }: { create: () => Identity; children: (identity: Identity) => ReactNode }) {
  const [identity] = useState(create)
  return children(identity)
}

/** Ignores a trailing slash: Netlify and S3 redirect /callback to /callback/. */
function isCallback(): boolean {
  return location.pathname.replace(/\/$/, '') === basePath + paths.callback.slice(1)
}

/** After a failed login, replaces the callback URL and its code or error with the URL of the page that explains it. */
function leaveCallback(identity: Identity): Identity {
  if (identity.problem && isCallback()) {
    history.replaceState(null, '', absoluteUrl(identity.problem.kind === 'used-link' ? paths.callback : paths.login))
  }
  return identity
}
