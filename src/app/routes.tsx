import type { RouteObject } from 'react-router'

// The first screen's code is part of the entry: a lazy route would add one more request before the list is shown.
import * as consoleLayout from '~/app/frame/console-layout'
import * as apiKeysPage from '~/pages/api-keys-page'
import { ErrorPage } from '~/pages/plain/error-page'
import { patterns, paths } from '~/config/paths'
import { requireSession } from '~/session/require-session'

import type { PageHandle } from './frame/page-handle'
import { redirectOldUrls } from './redirect-old-urls'
import { rememberBackUrl } from './remember-back-url'
import { ifCan } from './require-feature'

/** Renders nothing, because the static shell of index.html is still on screen. */
const HydrateFallback = () => null

const securityPage = () => import('~/pages/security-page')
const tokensPage = () => import('~/pages/tokens-page')
const apiKeyPage = () => import('~/pages/api-key-page')

const pageHandle = (page: string): PageHandle => ({ page })

/**
 * Pages inside the frame. A child of a page is a dialog with its own URL, which the page shows in its outlet. The page's
 * module exports its dialogs as lazy components: the page fetches their code ahead, and stays on screen if that fails.
 */
const pages: RouteObject[] = [
  { path: paths.home, handle: pageHandle('overview'), lazy: () => import('~/pages/overview-page') },
  ifCan('read', 'security', {
    path: paths.security,
    handle: pageHandle('security'),
    lazy: securityPage,
    children: [
      ifCan(
        'edit',
        'security',
        { path: paths.changePassword, lazy: async () => ({ Component: (await securityPage()).ChangePassword }) },
        { path: patterns.addLoginMethod, lazy: async () => ({ Component: (await securityPage()).AddLoginMethod }) },
        {
          path: patterns.renameLoginMethod,
          lazy: async () => ({ Component: (await securityPage()).RenameLoginMethod }),
        },
        {
          path: patterns.removeLoginMethod,
          lazy: async () => ({ Component: (await securityPage()).RemoveLoginMethod }),
        },
      ),
    ],
  }),
  ifCan(
    'read',
    'apiKeys',
    {
      path: paths.apiKeys,
      handle: pageHandle('api-keys'),
      loader: apiKeysPage.loader,
      Component: apiKeysPage.Component,
      children: [
        { path: paths.exportApiKeys, Component: apiKeysPage.ExportApiKeys },
        ifCan('edit', 'apiKeys', { path: paths.newApiKey, Component: apiKeysPage.NewApiKey }),
      ],
    },
    {
      path: patterns.apiKey,
      handle: pageHandle('api-key'),
      lazy: apiKeyPage,
      children: [
        ifCan('edit', 'apiKeys', {
          path: patterns.rotateApiKey,
          lazy: async () => ({ Component: (await apiKeyPage()).RotateApiKey }),
        }),
      ],
    },
  ),
  ifCan('read', 'tokens', {
    path: paths.tokens,
    handle: pageHandle('tokens'),
    lazy: tokensPage,
    children: [
      { path: paths.exportTokens, lazy: async () => ({ Component: (await tokensPage()).ExportTokens }) },
      ifCan(
        'edit',
        'tokens',
        { path: paths.newToken, lazy: async () => ({ Component: (await tokensPage()).NewToken }) },
        { path: patterns.rotateToken, lazy: async () => ({ Component: (await tokensPage()).RotateToken }) },
      ),
    ],
  }),
  ifCan('read', 'invitations', {
    path: paths.invitations,
    handle: pageHandle('invitations'),
    lazy: () => import('~/pages/invitations-page'),
  }),
  ifCan('read', 'notifications', {
    path: paths.notifications,
    handle: pageHandle('notifications'),
    lazy: () => import('~/pages/notifications-page'),
  }),
  ifCan('read', 'promoCodes', {
    path: paths.promoCodes,
    handle: pageHandle('promo-codes'),
    lazy: () => import('~/pages/promo-codes-page'),
  }),
  ifCan('read', 'profile', {
    path: paths.profile,
    handle: pageHandle('profile'),
    lazy: () => import('~/pages/profile-page'),
  }),
  { path: paths.check, handle: pageHandle('check'), lazy: () => import('~/pages/check-page') },
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
    middleware: [requireSession, redirectOldUrls, rememberBackUrl],
    // A page's errors are shown inside the frame, so that the navigation stays usable.
    children: [{ ErrorBoundary: ErrorPage, children: pages }],
  },
]
