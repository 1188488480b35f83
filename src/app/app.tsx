import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createBrowserRouter, RouterContextProvider } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { useStore } from 'zustand'

import { halApi } from '~/api/hal'
import { manageApi } from '~/api/manage'
import { myAccountApi } from '~/api/my-account-client'
import { basePath } from '~/config/base-path'
import type { Config } from '~/config/config'
import { configContext } from '~/config/config-context'
import { usesMyAccount } from '~/config/features'
import { departure } from '~/lib/leaving'
import { newVersion } from '~/lib/new-version'
import { ConsoleContext, tenantUrl } from '~/session/console-context'
import { identityContext, type Identity } from '~/session/identity'
import { onLogOutInAnotherTab } from '~/session/other-tabs'
import { createQueryClient, queryClientContext } from '~/session/query-client'
import { endSessionWithoutToken, markSessionEnded } from '~/session/session-ended'
import { withTokenClock } from '~/session/token-clock'
import { restoreUnavailable } from '~/session/unavailable'
import { OperatorContext } from '~/ui/feedback/operator-context'

import { LogOutPage } from './lazy-pages'
import { routes } from './routes'

type Props = { config: Config; identity: Identity; client?: QueryClient }

/**
 * Providers and router. When the user logs out or another user has logged in, everything unmounts at once: secrets, lists
 * and the question about an unsaved secret. Rendered after the silent login, so that the first API request can
 * carry a token.
 */
export function App({ config, identity, client }: Props) {
  const [app] = useState(() => connect(config, identity, client ?? createQueryClient()))
  const reason = useStore(departure)
  useEffect(() => onLogOutInAnotherTab(() => void identity.followLogOut()), [identity])
  useEffect(() => {
    if (!reason) return
    app.router.dispose()
    app.queryClient.clear()
  }, [reason, app])
  if (reason === 'logOut')
    return <LogOutPage domain={config.auth0.domain} onRetry={(isForced) => void identity.finishLogOut(isForced)} />
  if (reason) return null
  return (
    <ConsoleContext value={app.console}>
      <OperatorContext value={config}>
        <QueryClientProvider client={app.queryClient}>
          <RouterProvider router={app.router} />
        </QueryClientProvider>
      </OperatorContext>
    </ConsoleContext>
  )
}

/** Connects the API clients to the session, and creates the router. */
function connect(config: Config, identity: Identity, queryClient: QueryClient) {
  if (config.apiKeys) {
    halApi.connect({
      ...config.apiKeys,
      getBearerToken: withTokenClock(identity.getBearerToken, config.auth0),
      onSessionEnded: markSessionEnded,
    })
  }
  if (config.manage) {
    manageApi.connect({
      baseUrl: config.manage.baseUrl,
      getBearerToken: withTokenClock(identity.getBearerToken, config.auth0),
      onSessionEnded: markSessionEnded,
    })
  }
  if (usesMyAccount(config)) {
    myAccountApi.connect({
      baseUrl: `${tenantUrl(config.auth0)}/me/v1`,
      getBearerToken: withTokenClock(
        (options) => endSessionWithoutToken(identity.getMyAccountToken(options)),
        config.auth0,
      ),
      // A tenant that rejects this API, or redirects its requests, does not end the session.
      onSessionEnded: () => {},
    })
  }
  restoreUnavailable(config.manage?.baseUrl ?? '')
  const router = createBrowserRouter(routes, {
    basename: basePath,
    getContext() {
      const context = new RouterContextProvider()
      context.set(configContext, config)
      context.set(identityContext, identity)
      context.set(queryClientContext, queryClient)
      return context
    },
  })
  const pressedUrl = () => {
    const { location: pressed } = router.state.navigation
    return pressed && router.createHref(pressed)
  }
  newVersion.setState({ pressedUrl })
  return { router, queryClient, console: { config, identity } }
}
