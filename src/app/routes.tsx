import type { RouteObject } from 'react-router'

// The first screen's code is part of the entry: a lazy route would add one more request before the list is shown.
import * as consoleLayout from '~/app/frame/console-layout'
import * as apiKeysPage from '~/pages/api-keys-page'
import { ErrorPage } from '~/pages/plain/error-page'
import { patterns, paths } from '~/config/paths'
import { lazyComponent } from '~/lib/lazy-component'
import { requireSession } from '~/session/require-session'

import type { PageHandle } from './frame/page-handle'
import { redirectOldAddresses } from './old-addresses'
import { requireApi } from './require-api'

/** Nothing: the static shell of index.html is still on screen. */
const HydrateFallback = () => null

// Not `lazy` of the route: a dialog whose code cannot be loaded must leave its page on screen.
const NewApiKey = lazyComponent(() => import('~/pages/new-api-key-page').then(({ Component }) => Component))
const NewToken = lazyComponent(() => import('~/pages/new-token-page').then(({ Component }) => Component))
const RotateToken = lazyComponent(() => import('~/pages/rotate-token-page').then(({ Component }) => Component))
const ChangePassword = lazyComponent(() => import('~/pages/change-password-page').then(({ Component }) => Component))
const AddLoginMethod = lazyComponent(() => import('~/pages/add-login-method-page').then(({ Component }) => Component))
const RenameLoginMethod = lazyComponent(() =>
  import('~/pages/rename-login-method-page').then(({ Component }) => Component),
)
const RemoveLoginMethod = lazyComponent(() =>
  import('~/pages/remove-login-method-page').then(({ Component }) => Component),
)

const pageHandle = (page: string, dialogs?: PageHandle['dialogs']): PageHandle => ({
  page,
  ...(dialogs && { dialogs }),
})

/** Pages inside the frame. A child of a page is a dialog with its own URL, which the page shows in its outlet. */
const pages: RouteObject[] = [
  { path: paths.home, handle: pageHandle('overview'), lazy: () => import('~/pages/overview-page') },
  {
    path: paths.security,
    handle: pageHandle('security', [AddLoginMethod, RenameLoginMethod, RemoveLoginMethod, ChangePassword]),
    lazy: () => import('~/pages/security-page'),
    children: [
      { path: paths.changePassword, Component: ChangePassword },
      { path: patterns.addLoginMethod, Component: AddLoginMethod },
      { path: patterns.renameLoginMethod, Component: RenameLoginMethod },
      { path: patterns.removeLoginMethod, Component: RemoveLoginMethod },
    ],
  },
  {
    middleware: [requireApi('apiKeys')],
    children: [
      {
        path: paths.apiKeys,
        handle: pageHandle('api-keys', [NewApiKey]),
        loader: apiKeysPage.loader,
        Component: apiKeysPage.Component,
        children: [{ path: paths.newApiKey, Component: NewApiKey }],
      },
    ],
  },
  {
    middleware: [requireApi('manage')],
    children: [
      {
        path: paths.tokens,
        handle: pageHandle('tokens', [NewToken, RotateToken]),
        lazy: () => import('~/pages/tokens-page'),
        children: [
          { path: paths.newToken, Component: NewToken },
          { path: patterns.rotateToken, Component: RotateToken },
        ],
      },
      { path: paths.invitations, handle: pageHandle('invitations'), lazy: () => import('~/pages/invitations-page') },
      {
        path: paths.notifications,
        handle: pageHandle('notifications'),
        lazy: () => import('~/pages/notifications-page'),
      },
      { path: paths.promoCodes, handle: pageHandle('promo-codes'), lazy: () => import('~/pages/promo-codes-page') },
    ],
  },
  { path: '*', handle: pageHandle('not-found'), lazy: () => import('~/pages/plain/not-found-page') },
]

/** Every route of the app with its guards. Everything below the layout needs a session. */
export const routes: RouteObject[] = [
  { path: paths.login, lazy: () => import('~/pages/plain/login-page'), HydrateFallback, ErrorBoundary: ErrorPage },
  {
    path: paths.callback,
    lazy: () => import('~/pages/plain/callback-page'),
    HydrateFallback,
    ErrorBoundary: ErrorPage,
  },
  {
    Component: consoleLayout.Component,
    ErrorBoundary: ErrorPage,
    HydrateFallback,
    middleware: [requireSession, redirectOldAddresses],
    // A page's errors are shown inside the frame, so that the navigation stays usable.
    children: [{ ErrorBoundary: ErrorPage, children: pages }],
  },
]
