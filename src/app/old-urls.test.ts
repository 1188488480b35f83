import { expect, test } from 'vitest'

import { newUrlOf } from './old-urls'

const newUrl = (url: string) => {
  const [pathname = '', search] = url.split('?')
  return newUrlOf(pathname, new URLSearchParams(search))
}

test.each([
  ['/tokens?replace=13702', '/tokens/13702/rotate'],
  ['/tokens/?replace=13702', '/tokens/13702/rotate'],
  ['/tokens?page=2&replace=13702&status=expired', '/tokens/13702/rotate?page=2&status=expired'],
  ['/tokens?replace=a%2Fb%7Cc', '/tokens/a%2Fb%7Cc/rotate'],
  ['/tokens?replace=', '/tokens'],
  ['/security?do=add', '/security/add'],
  ['/security?do=add&back=%2Finvitations', '/security/add?back=%2Finvitations'],
  ['/security?do=add&type=recovery-code', '/security/add/recovery-code'],
  ['/security?do=add&type=totp&back=%2Finvitations', '/security/add/totp?back=%2Finvitations'],
  ['/security/?do=password', '/security/password'],
  ['/security?do=rename&id=totp%7Cdev_1', '/security/rename/totp%7Cdev_1'],
  ['/security?do=remove&id=totp%7Cdev_1&back=%2Finvitations', '/security/remove/totp%7Cdev_1?back=%2Finvitations'],
  ['/security?do=rename', '/security'],
  ['/security?do=remove&id=', '/security'],
  ['/security?do=e-mail', '/security'],
  ['/security?do=e-mail&back=%2Finvitations', '/security?back=%2Finvitations'],
  ['/security?do=anything&id=1&type=totp', '/security'],
  ['/security?do=', '/security'],
])('%s leads to %s', (old, current) => {
  expect(newUrl(old)).toBe(current)
})

test.each([
  '/tokens',
  '/tokens?status=expired',
  '/tokens/new?replace=13702',
  '/security',
  '/security?back=%2Finvitations',
  '/security?type=totp&id=1',
  '/security/add/totp',
  '/api-keys?do=add',
])('%s is not an old URL, so it is not redirected', (url) => {
  expect(newUrl(url)).toBeUndefined()
})
