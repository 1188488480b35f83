import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'

import { otto } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { accountCalls, chooseAction, afterStepUp, dialog, mockPasskeyPrompt, press } from './security-page'

const writes = (requests: string[]) => accountCalls(requests).filter((call) => !call.startsWith('GET'))

const add = (kind: string) => async (user: UserEvent) => {
  await press(user, /^(Enable MFA|Add another)$/)
  await press(user, kind)
}
const addByCode = (kind: string, label: string, target: string) => async (user: UserEvent) => {
  await add(kind)(user)
  await user.type(await screen.findByLabelText(label), `{Control>}a{/Control}${target}`)
  await press(user, 'Send code')
}
const remove = (name: string) => async (user: UserEvent) => {
  await chooseAction(user, name, 'Remove…')
  await press(user, 'Remove')
}

const changes: [name: string, path: string, act: (user: UserEvent) => Promise<void>, draft: object][] = [
  ['adding an authenticator app', '/security/add/totp', add('Authenticator app'), { pressed: 'totp' }],
  [
    'adding push notifications',
    '/security/add/push-notification',
    add('Push notification'),
    { pressed: 'push-notification' },
  ],
  [
    'adding codes by email',
    '/security/add/email',
    addByCode('Email', 'Email address', 'otto@home.example'),
    { target: 'otto@home.example' },
  ],
  [
    'adding codes by phone',
    '/security/add/phone',
    addByCode('Phone', 'Phone number', '+442079460000'),
    { target: '+442079460000', by: 'sms' },
  ],
  [
    'creating a recovery code',
    '/security/add/recovery-code',
    async (user) => {
      await press(user, 'Replace Recovery code')
      await press(user, 'Continue')
    },
    { pressed: 'recovery-code' },
  ],
  [
    'adding a passkey',
    '/security/add/passkey',
    async (user) => {
      mockPasskeyPrompt(async () => null)
      await press(user, 'Add a passkey')
    },
    {},
  ],
  ['removing a factor', '/security/remove/', remove('iPhone'), {}],
  ['removing a passkey', '/security/remove/', remove('MacBook'), {}],
  ['removing the recovery code', '/security/remove/', remove('Recovery code'), {}],
]

describe.each(changes)('%s', (_name, path, act, draft) => {
  test('asks for a fresh login before any request, and sends the user back to the same dialog', async () => {
    const { user, identity, requests } = await renderApp('/security', { as: otto })
    await act(user)
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith(expect.stringContaining(path), { stepUp: 'recent', draft })
    expect(writes(requests)).toEqual([])
  })

  test('asks nothing more within five minutes of that login', async () => {
    const { user, requests } = await renderApp('/security', { as: otto, ...afterStepUp })
    await act(user)
    await vi.waitFor(() => expect(writes(requests)).toHaveLength(1))
    expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
  })
})

test('keeps the dialog open when the user cancels the fresh login, and asks again on request', async () => {
  const { user, requests } = await renderApp('/security')
  await add('Authenticator app')(user)
  await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))
  await user.click(
    within(await dialog('Set up an authenticator app')).getByRole('button', { name: 'Confirm it’s you' }),
  )
  await dialog('Confirm it’s you')
  expect(writes(requests)).toEqual([])
})

test('renames a factor without a fresh login, because a name gives no access', async () => {
  const { user, requests } = await renderApp('/security', { as: otto })
  await chooseAction(user, 'iPhone', 'Rename')
  await user.type(await screen.findByLabelText('Name'), ' 17')
  await press(user, 'Rename')
  expect(await screen.findByText('Renamed to iPhone 17')).toBeInTheDocument()
  expect(writes(requests)).toHaveLength(1)
})
