import type { RouteObject } from 'react-router'
import { expect, test, vi } from 'vitest'

import { startRouteOf } from './early-route'
import { paths } from '~/config/paths'

function site() {
  const asked: string[] = []
  const page = (path: string): RouteObject => ({
    path,
    lazy: async () => {
      asked.push(path)
      return { Component: null }
    },
  })
  const pages = [page(paths.home), { path: paths.apiKeys, Component: null }, page(paths.security), page('*')]
  return { asked, routes: [page(paths.callback), { children: pages }] }
}

test.each([
  ['the page that the address leads to', '/x/security', [paths.security]],
  ['the start page', '/x/', [paths.home]],
  ['the start page on the way back from a login, which mostly ends there', '/x/callback', [paths.home]],
  ['nothing for a page that is there already', '/x/api-keys', []],
  ['the page that says so, for an address of none', '/x/nowhere', ['*']],
  ['nothing outside the app', '/elsewhere', []],
])('fetches %s', (_what, pathname, expected) => {
  const { asked, routes } = site()
  startRouteOf(routes, pathname, '/x/')
  expect(asked).toEqual(expected)
})

test('a part that cannot be had is no newer version yet; to whoever needs it, it is', async () => {
  const heard = vi.fn<(event: Event) => void>()
  addEventListener('vite:preloadError', heard)
  const fail = async () => {
    dispatchEvent(new Event('vite:preloadError'))
    throw new TypeError('Failed to fetch dynamically imported module')
  }
  startRouteOf([{ path: '/', lazy: fail }], '/', '/')
  await Promise.resolve()
  expect(heard).not.toHaveBeenCalled()
  await expect(fail()).rejects.toThrow('Failed to fetch')
  expect(heard).toHaveBeenCalledOnce()
  removeEventListener('vite:preloadError', heard)
})
