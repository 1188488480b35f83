import { matchRoutes, type RouteObject } from 'react-router'

import { fetchAhead } from '~/lib/new-version'
import { paths } from '~/config/paths'

/**
 * Fetches the code of the page that an address leads to, without waiting for the session: the router exists only when
 * that is settled, and would be one more link in the chain. A login mostly ends at the start page, so its code comes
 * along with the login.
 */
export function startRouteOf(routes: RouteObject[], pathname: string, basePath: string): void {
  const isCallback = matchRoutes([{ path: paths.callback }], pathname, basePath) !== null
  const matches = isCallback ? matchRoutes(routes, paths.home) : matchRoutes(routes, pathname, basePath)
  for (const { route } of matches ?? []) {
    const { lazy } = route
    if (typeof lazy === 'function') void fetchAhead(async () => lazy())
  }
}
