import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { ApiError } from '~/api/errors'
import { MY_ACCOUNT_SCOPE } from '~/demo/demo-config'
import type { Identity } from '~/session/identity'

import { renderApp } from '../../support/render-app'

const enabled = { setupCheck: true }

async function openCheck(identity: Partial<Identity> = {}) {
  const { user } = await renderApp('/check', { config: enabled, identity: () => identity })
  await screen.findByRole('list', { name: 'Results' })
  return user
}

/** The text of the result with this title, which starts with its state. */
const resultOf = (title: string) => {
  const list = screen.getByRole('list', { name: 'Results' })
  const item = within(list)
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent.includes(`: ${title}`))
  return item?.textContent
}

/** A token of the tenant with these scopes, without a valid signature. */
const tokenWith = (scope: string | undefined) =>
  ['header', JSON.stringify({ scope }), 'signature'].map((part) => btoa(part).replace(/=/g, '')).join('.')

test('without "setupCheck" in config.json, /check is not found', async () => {
  await renderApp('/check')
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test('shows that renewal, scopes, clipboard and storage work', async () => {
  await openCheck()
  expect(resultOf('Renewal without a login')).toContain('OK:')
  expect(resultOf('Scopes of the My Account API')).toContain('OK: ')
  expect(resultOf('Scopes of the My Account API')).toContain('granted all 5 scopes')
  expect(resultOf('Scopes of the Profile page')).toContain('granted all 2 scopes')
  expect(resultOf('Clipboard')).toContain('OK:')
  expect(resultOf('Storage')).toContain('OK:')
})

test('names the scopes that the tenant did not grant', async () => {
  const scope = MY_ACCOUNT_SCOPE.replace('read:me:factors ', '')
  await openCheck({ getMyAccountToken: async () => tokenWith(scope) })
  expect(resultOf('Scopes of the My Account API')).toBe(
    'Wrong: Scopes of the My Account APIThe tenant did not grant read:me:factors. Add them to the client grant of the application.',
  )
})

test('names the scopes of the Profile page that the tenant did not grant', async () => {
  await openCheck({ getMyAccountToken: async () => tokenWith(`${MY_ACCOUNT_SCOPE} read:me:profile`) })
  expect(resultOf('Scopes of the My Account API')).toContain('OK: ')
  expect(resultOf('Scopes of the Profile page')).toMatch(/^Wrong: .*did not grant update:me:profile, so/)
})

test('cannot tell the scopes of a token that does not name them', async () => {
  await openCheck({ getMyAccountToken: async () => tokenWith(undefined) })
  expect(resultOf('Scopes of the My Account API')).toContain('Cannot tell:')
})

test('says that the tenant issues no token for the My Account API', async () => {
  await openCheck({
    getMyAccountToken: async () => {
      throw new ApiError('forbidden')
    },
  })
  expect(resultOf('Scopes of the My Account API')).toMatch(/^Wrong: .*issued no token/)
})

test.each([
  ['session-ended', /^Wrong: /],
  ['network', /^Cannot tell: /],
] as const)('a renewal that fails with %s matches %s', async (kind, expected) => {
  await openCheck({
    getBearerToken: async () => {
      throw new ApiError(kind)
    },
  })
  expect(resultOf('Renewal without a login')).toMatch(expected)
})

test('says that the clipboard is blocked', async () => {
  Object.assign(document, { featurePolicy: { allowsFeature: (name: string) => name !== 'clipboard-write' } })
  await openCheck()
  Reflect.deleteProperty(document, 'featurePolicy')
  expect(resultOf('Clipboard')).toMatch(/^Wrong: /)
})

test('says that storage is denied', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  await openCheck()
  expect(resultOf('Storage')).toMatch(/^Wrong: /)
})

test('"Check again" runs the checks again', async () => {
  const getMyAccountToken = vi.fn<Identity['getMyAccountToken']>(async () => tokenWith(''))
  const user = await openCheck({ getMyAccountToken })
  getMyAccountToken.mockImplementation(async () => tokenWith(MY_ACCOUNT_SCOPE))
  await user.click(screen.getByRole('button', { name: 'Check again' }))
  await vi.waitFor(() => expect(resultOf('Scopes of the My Account API')).toContain('OK:'))
})
