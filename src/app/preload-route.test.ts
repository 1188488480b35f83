import type { RouteObject } from 'react-router'
import { expect, test, vi } from 'vitest'

import { preloadRoute } from './preload-route'
import { paths } from '~/config/paths'

function createRoutes() {
  const loaded: string[] = []
  const page = (path: string): RouteObject => ({
    path,
    lazy: async () => {
      loaded.push(path)
      return { Component: null }
    },
  })
  const pages = [page(paths.home), { path: paths.apiKeys, Component: null }, page(paths.security), page('*')]
  return { loaded, routes: [page(paths.callback), { children: pages }] }
}

test.each([
  ['the page of the URL', '/x/security', [paths.security]],
  ['the overview', '/x/', [paths.home]],
  ['the overview for the callback, because most logins end there', '/x/callback', [paths.home]],
  ['nothing for a page that is part of the first load', '/x/api-keys', []],
  ['the not-found page for an unknown URL', '/x/nowhere', ['*']],
  ['nothing outside the app', '/elsewhere', []],
])('preloads %s', (_what, pathname, expected) => {
  const { loaded, routes } = createRoutes()
  preloadRoute(routes, pathname, '/x/')
  expect(loaded).toEqual(expected)
})

test('hides a failed preload from the new-version check, which handles only chunks that a page needs now', async () => {
  const onPreloadError = vi.fn<(event: Event) => void>()
  addEventListener('vite:preloadError', onPreloadError)
  const fail = async () => {
    dispatchEvent(new Event('vite:preloadError'))
    throw new TypeError('Failed to fetch dynamically imported module')
  }
  preloadRoute([{ path: '/', lazy: fail }], '/', '/')
  await Promise.resolve()
  expect(onPreloadError).not.toHaveBeenCalled()
  await expect(fail()).rejects.toThrow('Failed to fetch')
  expect(onPreloadError).toHaveBeenCalledOnce()
  removeEventListener('vite:preloadError', onPreloadError)
})
