import { Auth0Provider, useAuth0, type Auth0ContextInterface } from '@auth0/auth0-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'

import type { StepUp } from '~/api/errors'
import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'

import { createAuth0Client } from './auth0-client'
import { createAuth0Identity, myAccountAudience, readUser, type OpenUrl } from './auth0-identity'
import {
  forgetStoredTokens,
  forgetPendingLogin,
  handleLoginCallback,
  readCanceled,
  leaveCallback,
  readCallbackUrl,
  returnAfterCanceled,
  type AppState,
} from './login-callback'
import type { Identity } from './identity'
import { isAt } from './is-at'
import { noteLateLogin } from './late-login'
import { resetLoginLoop } from './login-loop'

/** How long the silent login may take before the login page offers a login by redirect. */
const SILENT_LOGIN_MS = 8_000

type Props = {
  config: Config['auth0']
  /** Replaces the navigation to Auth0. The demo's identity provider is on this site. */
  openUrl?: OpenUrl | undefined
  /** Called with the identity after the silent login. Nothing renders before, except the login page. */
  children: (identity: Identity) => ReactNode
}

/**
 * The only component that uses Auth0's provider. It wraps the app, so that the silent login ends before anything
 * renders.
 */
export function Auth0Session({ config, openUrl, children }: Props) {
  const [client] = useState(() => createAuth0Client(config))
  const [callback] = useState(() => readCallbackUrl(config.clientId))
  // Set by onRedirectCallback, before the children render.
  const completedStepUp = useRef<StepUp>(undefined)
  const isLogin = useRef(false)
  return (
    <Auth0Provider
      client={client}
      skipRedirectCallback={callback?.kind !== 'login'}
      onRedirectCallback={(appState, user) => {
        resetLoginLoop()
        completedStepUp.current = handleLoginCallback(appState, user)
        // A connected account is no login: the ID token says nothing new.
        if (callback?.appState?.connection !== undefined) return
        isLogin.current = true
        forgetStoredTokens(config.clientId, myAccountAudience(config))
      }}
    >
      <WaitForSession isAnswer={callback?.kind === 'login'} pending={callback?.appState}>
        {(auth0, isTimeUp) => (
          <WithIdentity
            auth0={auth0}
            create={() => {
              forgetPendingLogin(config.clientId)
              const identity = createAuth0Identity(auth0, config, {
                openUrl,
                completedStepUp: completedStepUp.current,
                isLogin: isLogin.current,
              })
              if (callback && callback.kind !== 'login') identity.problem = { kind: callback.kind }
              else if (isTimeUp && !identity.user) identity.problem = { kind: 'no-answer', returnTo: currentPath() }
              return leaveCallback(identity, callback?.appState)
            }}
          >
            {children}
          </WithIdentity>
        )}
      </WaitForSession>
    </Auth0Provider>
  )
}

type WaitProps = {
  /** True if the document answers a login. Its code has to be exchanged, however long that takes. */
  isAnswer: boolean
  pending: Partial<AppState> | undefined
  children: (auth0: Auth0ContextInterface, isTimeUp: boolean) => ReactNode
}

/**
 * Renders nothing until the SDK has finished its silent login. The static shell of index.html stays visible. Never goes
 * back to loading, so that a token refresh does not unmount the app. The login page does not wait: it needs no session.
 */
function WaitForSession({ isAnswer, pending, children }: WaitProps) {
  const auth0 = useAuth0()
  const [isSettled, setSettled] = useState(() => isAt(paths.login))
  const [isTimeUp, setTimeUp] = useState(false)
  const isCanceled = readCanceled(auth0.error, pending) !== undefined
  if (!isSettled && !isCanceled && (!auth0.isLoading || isTimeUp)) setSettled(true)
  useEffect(() => {
    const canceled = readCanceled(auth0.error, pending)
    if (canceled) returnAfterCanceled(canceled)
  }, [pending, auth0.error])
  useEffect(() => {
    if (isAnswer) return
    const timer = setTimeout(() => setTimeUp(true), SILENT_LOGIN_MS)
    return () => clearTimeout(timer)
  }, [isAnswer])
  return isSettled ? children(auth0, isTimeUp) : null
}

type IdentityProps = {
  auth0: Auth0ContextInterface
  create: () => Identity
  children: (identity: Identity) => ReactNode
}

function WithIdentity({ auth0, create, children }: IdentityProps) {
  const [identity] = useState(create)
  useEffect(() => {
    noteLateLogin(identity, readUser(auth0))
  }, [auth0, identity])
  return children(identity)
}

/** The path of this document, to return to after a login. */
function currentPath(): string {
  return `/${location.href.slice(absoluteUrl('').length)}`
}
