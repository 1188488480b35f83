import type { RouteObject } from 'react-router'

import { ErrorPage } from '~/pages/plain/error-page'
// What the first screen needs comes with the entry: a lazy route would be one more link in the chain to the list.
import * as apiKeysPage from '~/pages/api-keys-page'
import * as consoleLayout from '~/app/frame/console-layout'
import { requireSession } from '~/session/require-session'

import { paths } from '~/config/paths'

/** The shell of index.html is still on screen. */
const HydrateFallback = () => null

/** The whole app on one screen: path, page, guard. Everything below the layout needs a session. */
export const routes: RouteObject[] = [
  { path: paths.login, lazy: () => import('~/pages/plain/login-page'), HydrateFallback, ErrorBoundary: ErrorPage },
  {
    path: paths.callback,
    lazy: () => import('~/pages/plain/callback-page'),
    HydrateFallback,
    ErrorBoundary: ErrorPage,
  },
  {
    id: 'console',
    Component: consoleLayout.Component,
    ErrorBoundary: ErrorPage,
    HydrateFallback,
    middleware: [requireSession],
    children: [
      // Errors of a page are shown inside the frame, so the navigation survives them.
      {
        id: 'pages',
        ErrorBoundary: ErrorPage,
        children: [
          { id: 'overview', path: paths.home, lazy: () => import('~/pages/overview-page') },
          {
            id: 'api-keys',
            path: paths.apiKeys,
            loader: apiKeysPage.loader,
            Component: apiKeysPage.Component,
            children: [{ path: paths.newApiKey, Component: () => null }],
          },
          {
            id: 'tokens',
            path: paths.tokens,
            lazy: () => import('~/pages/tokens-page'),
            children: [{ path: paths.newToken, Component: () => null }],
          },
          { id: 'invitations', path: paths.invitations, lazy: () => import('~/pages/invitations-page') },
          { id: 'notifications', path: paths.notifications, lazy: () => import('~/pages/notifications-page') },
          { id: 'promo-codes', path: paths.promoCodes, lazy: () => import('~/pages/promo-codes-page') },
          { id: 'security', path: paths.security, lazy: () => import('~/pages/security-page') },
          { id: 'not-found', path: '*', lazy: () => import('~/pages/plain/not-found-page') },
        ],
      },
    ],
  },
]
