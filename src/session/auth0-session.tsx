import { Auth0Provider, useAuth0, type Auth0ContextInterface } from '@auth0/auth0-react'
// The SDK makes its worker from a blob by default, which a strict policy blocks; login would then hang without an error.
import workerUrl from '@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url'
import { useEffect, useRef, useState, type ReactNode } from 'react'

import type { StepUp } from '~/api/errors'
import { absoluteUrl, basePath } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'

import { myAccountAudience, createAuth0Identity, type OpenUrl } from './auth0-identity'
import { handleLoginCallback, forgetOldTokens, goBackUnconfirmed, isCancelledConfirmation } from './login-callback'
import type { Identity } from './identity'
import { resetLoginLoop } from './login-loop'

type Props = {
  config: Config['auth0']
  /** Takes the navigation to Auth0 elsewhere: the demo has its identity provider on this very site. */
  openUrl?: OpenUrl | undefined
  /** Called with the settled identity: nothing of the console exists before it is known who is there. */
  children: (identity: Identity) => ReactNode
}

/** The only place that knows Auth0's provider. Outermost, so that the session is settled before anything else. */
export function Auth0Session({ config, openUrl, children }: Props) {
  // Set by the callback, before anything below it is drawn.
  const proved = useRef<StepUp>(undefined)
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
      // One refresh token for both audiences: without it the tenant's own API would need a login of its own.
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
        proved.current = handleLoginCallback(appState, user)
        forgetOldTokens(config.clientId, myAccountAudience(config))
      }}
    >
      <WaitForSession>
        {(auth0) => (
          <WithIdentity
            make={() => leaveCallback(createAuth0Identity(auth0, config, { openUrl, proved: proved.current }))}
          >
            {children}
          </WithIdentity>
        )}
      </WaitForSession>
    </Auth0Provider>
  )
}

/** Each audience has its scopes. A login asks for those of its own audience only. */
function scopesOf(config: Config['auth0']): string | Record<string, string> {
  const login = 'openid profile email'
  if (!config.myAccount) return login
  return { default: login, [config.audience]: login, [myAccountAudience(config)]: ACCOUNT_SCOPES }
}

/** What the Security page does (auth0.md §2.1). A scope that the tenant does not grant is left out of the token. */
const ACCOUNT_SCOPES = [
  'read:me:factors',
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`),
].join(' ')

/** Renders nothing until the SDK knows: the shell of index.html is on screen meanwhile. Once settled, it stays. */
function WaitForSession({ children }: { children: (auth0: Auth0ContextInterface) => ReactNode }) {
  const auth0 = useAuth0()
  const [settled, setSettled] = useState(false)
  const isCancelled = isCancelledConfirmation(auth0.error)
  if (!auth0.isLoading && !settled && !isCancelled) setSettled(true)
  useEffect(() => {
    if (isCancelled) goBackUnconfirmed(auth0.error)
  }, [isCancelled, auth0.error])
  return settled ? children(auth0) : null
}

function WithIdentity({ make, children }: { make: () => Identity; children: (identity: Identity) => ReactNode }) {
  const [identity] = useState(make)
  return children(identity)
}

/** Some static hosts put a slash behind the names of folders. */
function isCallback(): boolean {
  return location.pathname.replace(/\/$/, '') === basePath + paths.callback.slice(1)
}

/** A login that failed leaves its code or error in the address; the page that explains it stands there instead. */
function leaveCallback(identity: Identity): Identity {
  if (identity.problem && isCallback()) {
    history.replaceState(null, '', absoluteUrl(identity.problem.kind === 'used-link' ? paths.callback : paths.login))
  }
  return identity
}
