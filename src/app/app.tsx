import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createBrowserRouter, RouterContextProvider } from 'react-router'
import { RouterProvider } from 'react-router/dom'

import { halApi } from '~/api/hal'
import { manageApi } from '~/api/manage'
import { myAccountApi } from '~/api/my-account-client'
import { absoluteUrl, basePath } from '~/config/base-path'
import { configContext, type Config } from '~/config/config'
import { paths } from '~/config/paths'
import { newVersion } from '~/lib/new-version'
import { ConsoleContext, tenantUrl } from '~/session/console-context'
import { identityContext, type Identity } from '~/session/identity'
import { onLogOutInAnotherTab } from '~/session/other-tabs'
import { createQueryClient, queryClientContext } from '~/session/query-client'
import { markSessionEnded } from '~/session/session-ended'
import { restoreUnavailable } from '~/session/unavailable'
import { StatusPageContext } from '~/ui/feedback/status-page'

import { routes } from './routes'

type Props = { config: Config; identity: Identity; client?: QueryClient }

/** Providers and router. Rendered after the silent login, so that the first API request can carry a token. */
export function App({ config, identity, client }: Props) {
  const [app] = useState(() => connect(config, identity, client ?? createQueryClient()))
  useEffect(() => onLogOutInAnotherTab(() => location.assign(absoluteUrl(paths.login))), [])
  return (
    <ConsoleContext value={app.console}>
      <StatusPageContext value={config.links.status}>
        <QueryClientProvider client={app.queryClient}>
          <RouterProvider router={app.router} />
        </QueryClientProvider>
      </StatusPageContext>
    </ConsoleContext>
  )
}

/** Connects the API clients to the session, and creates the router. */
function connect(config: Config, identity: Identity, queryClient: QueryClient) {
  if (config.apiKeys) {
    halApi.connect({
      ...config.apiKeys,
      getBearerToken: identity.getBearerToken,
      onSessionEnded: markSessionEnded,
    })
  }
  if (config.manage) {
    manageApi.connect({
      baseUrl: config.manage.baseUrl,
      getBearerToken: identity.getBearerToken,
      onSessionEnded: markSessionEnded,
    })
  }
  if (config.auth0.myAccount) {
    myAccountApi.connect({
      baseUrl: `${tenantUrl(config.auth0)}/me/v1`,
      getBearerToken: identity.getMyAccountToken,
      // A tenant that rejects this API does not end the session. Only a failure to get any token does.
      onSessionEnded: ({ status }) => status === undefined && markSessionEnded(),
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
