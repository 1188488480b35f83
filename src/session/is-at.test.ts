import { afterEach, expect, test } from 'vitest'

import { paths } from '~/config/paths'

import { isAt, leadsTo } from './is-at'

afterEach(() => history.replaceState(null, '', '/'))

test.each(['/login', '/login/', '/login//', '/LOGIN', '/Login/?x=1', '/%6Cogin'])(
  'the router shows the login page at %s',
  (url) => {
    history.replaceState(null, '', url)
    expect([isAt(paths.login), isAt(paths.callback)]).toEqual([true, false])
  },
)

test.each(['/', '/login-methods', '/login/x', '/a/login', '/login%', '/%ff'])(
  'the router shows another page at %s',
  (url) => {
    history.replaceState(null, '', url)
    expect([isAt(paths.login), isAt(paths.callback)]).toEqual([false, false])
  },
)

test('finds the page below the base path of the console in any case', () => {
  expect(leadsTo(paths.callback, '/Console/CALLBACK/', '/console/')).toBe(true)
  expect(leadsTo(paths.callback, '/my%20console/callback', '/my%20console/')).toBe(true)
  expect(leadsTo(paths.callback, '/callback', '/console/')).toBe(false)
})
