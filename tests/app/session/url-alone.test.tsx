import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { accountCalls, afterStepUp, dialog } from '../security/security-page'

const writes = (requests: string[]) => requests.filter((line) => !line.startsWith('GET'))

/** Each URL with what it opens, for a user whose login is fresh enough for everything. */
test.each([
  ['/security?do=e-mail', 'heading', 'Security'],
  ['/security?do=password', 'dialog', 'Change password'],
  ['/security/password', 'dialog', 'Change password'],
  ['/security/add/totp', 'dialog', 'Set up an authenticator app'],
  ['/security/add/push-notification', 'dialog', 'Set up push notifications'],
  ['/security/add/recovery-code', 'dialog', 'Create a recovery code'],
  ['/security/add/passkey', 'dialog', 'Add a passkey'],
  ['/security/add/email', 'dialog', 'Set up codes by email'],
  ['/tokens/new?name=x&hours=8760', 'dialog', 'New token'],
  ['/tokens/13702/rotate', 'dialog', 'Rotate CI deploy'],
  ['/api-keys/new?name=x', 'dialog', 'New API key'],
  ['/promo-codes?code=SPRING', 'heading', 'Promo codes'],
])('opening %s sends nothing that changes something', async (url, role, name) => {
  const { requests } = await renderApp(url, { as: otto, ...afterStepUp })
  await screen.findByRole(role, { name })
  expect(writes(requests)).toEqual([])
})

test('a password change that a link opened starts with a press', async () => {
  const { user, requests } = await renderApp('/security/password', afterStepUp)
  const question = within(await dialog('Change password'))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByLabelText('New password')).toBeInTheDocument()
  expect(accountCalls(requests).filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

test('a password change starts automatically after the login that it asked for', async () => {
  history.replaceState({ usr: { draft: {} } }, '', '/security/password')
  await renderApp('/security/password', { ...afterStepUp, keepsHistoryState: true })
  expect(await screen.findByLabelText('New password')).toBeInTheDocument()
})
