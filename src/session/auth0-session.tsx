import { Auth0Provider, useAuth0, type Auth0ContextInterface } from '@auth0/auth0-react'
// The SDK makes its worker from a blob by default, which a strict policy blocks; login would then hang without an error.
import workerUrl from '@auth0/auth0-spa-js/dist/auth0-spa-js.worker.production.js?url'
import { useState, type ReactNode } from 'react'

import { absolute, basePath } from '~/base-path'
import type { Config } from '~/config'
import { paths } from '~/paths'

import { createAuth0Identity, type OpenUrl } from './auth0-identity'
import type { Identity } from './identity'
import { safeReturnTo } from './return-to'
import { endSignInLoop } from './sign-in-loop'

type Props = {
  config: Config['auth0']
  /** Takes the navigation to Auth0 elsewhere: the demo has its identity provider on this very site. */
  openUrl?: OpenUrl | undefined
  /** Called with the settled identity: nothing of the console exists before it is known who is there. */
  children: (identity: Identity) => ReactNode
}

/** The only place that knows Auth0's provider. Outermost, so that the session is settled before anything else. */
export function Auth0Session({ config, openUrl, children }: Props) {
  return (
    <Auth0Provider
      domain={config.domain}
      clientId={config.clientId}
      authorizationParams={{
        audience: config.audience,
        redirect_uri: absolute(paths.callback),
        scope: 'openid profile email',
      }}
      cacheLocation={config.cacheLocation}
      useDpop={config.useDpop}
      useRefreshTokens
      useRefreshTokensFallback={config.cacheLocation === 'memory'}
      workerUrl={workerUrl}
      leeway={120}
      authorizeTimeoutInSeconds={12}
      sessionCheckExpiryDays={3}
      legacySameSiteCookie={false}
      skipRedirectCallback={!isCallback()}
      onRedirectCallback={(appState) => {
        endSignInLoop()
        // Before the router exists, so its first address is the one the person asked for.
        history.replaceState(null, '', basePath + safeReturnTo(appState?.['returnTo']).slice(1))
      }}
    >
      <WhenSettled>
        {(auth0) => (
          <WithIdentity make={() => leaveCallback(createAuth0Identity(auth0, config, openUrl))}>
            {children}
          </WithIdentity>
        )}
      </WhenSettled>
    </Auth0Provider>
  )
}

/** Renders nothing until the SDK knows: the shell of index.html is on screen meanwhile. Once settled, it stays. */
function WhenSettled({ children }: { children: (auth0: Auth0ContextInterface) => ReactNode }) {
  const auth0 = useAuth0()
  const [settled, setSettled] = useState(false)
  if (!auth0.isLoading && !settled) setSettled(true)
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
    history.replaceState(null, '', absolute(identity.problem.kind === 'used-link' ? paths.callback : paths.login))
  }
  return identity
}
