import { matchRoutes, type RouteObject } from 'react-router'

import { fetchAhead } from '~/lib/new-version'
import { paths } from '~/config/paths'
import { leadsTo } from '~/session/is-at'

/**
 * Preloads the code of the page that a URL leads to. The router is created only after the silent login, so waiting for it
 * would delay the page by one request. Most logins end at the overview, so the callback URL preloads that page.
 */
export function preloadRoute(routes: RouteObject[], pathname: string, basePath: string): void {
  const matches = leadsTo(paths.callback, pathname, basePath)
    ? matchRoutes(routes, paths.home)
    : matchRoutes(routes, pathname, basePath)
  for (const { route } of matches ?? []) {
    const { lazy } = route
    if (typeof lazy === 'function') void fetchAhead(async () => lazy())
  }
}
