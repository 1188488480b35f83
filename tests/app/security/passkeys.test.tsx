import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { otto } from '~/demo/data/personas'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'

import {
  accountCalls,
  chooseAction,
  deferred,
  dialog,
  mockPasskeyPrompt,
  openSecurity,
  press,
  section,
  shownIn,
} from './security-page'

// These tests mock the browser's passkey prompt. tests/browser/security.spec.ts uses a virtual authenticator.

const openAddDialog = async (options: Parameters<typeof openSecurity>[0] = {}) => {
  const app = await openSecurity(options)
  await press(app.user, 'Add a passkey')
  await dialog('Add a passkey')
  return app
}

describe('adding a passkey', () => {
  test('explains that the browser does not support passkeys', async () => {
    await openAddDialog()
    expect(await screen.findByText(/^This browser can’t create passkeys/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Continue' })).not.toBeInTheDocument()
  })

  test.each([
    ['NotAllowedError', /canceled or timed out/],
    ['InvalidStateError', /already has a passkey for your account/],
    ['SecurityError', /custom domain/],
    ['UnknownError', /could not create a passkey/],
  ])('explains a %s and lets the user try again', async (name, message) => {
    mockPasskeyPrompt(() => Promise.reject(new DOMException('no', name)))
    const { requests } = await openAddDialog()
    expect(await screen.findByText(message)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument()
    expect(accountCalls(requests).join()).not.toContain('verify')
  })
})

test('canceling before the server responds prevents the browser’s prompt', async () => {
  const create = vi.fn<() => Promise<null>>(async () => null)
  mockPasskeyPrompt(create)
  const late = deferred<Response>()
  const held = http.post(`${MY_ACCOUNT_BASE}/authentication-methods`, () => late.promise, { once: true })
  const { user, requests } = await openAddDialog({ handlers: [held] })
  await press(user, 'Cancel')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  const encodedUser = { id: 'AQID', name: 'maria' }
  const options = { challenge: 'AQID', rp: { name: 'Demo' }, user: encodedUser, pubKeyCredParams: [] }
  late.resolve(HttpResponse.json({ auth_session: 's', authn_params_public_key: options }, { status: 202 }))
  // The second dialog proves that the response has been processed.
  await press(user, 'Enable MFA')
  await dialog('Enable MFA')
  expect(create).not.toHaveBeenCalled()
  expect(accountCalls(requests).join()).not.toContain('verify')
})

test('passkeys show their password manager, and can be renamed and removed', async () => {
  const { user } = await openSecurity({ as: otto })
  const passkeys = await section('Passkeys')
  expect(await within(passkeys).findByText('MacBook')).toBeInTheDocument()
  expect(passkeys).toHaveTextContent(/Apple PasswordsSynced to your other devicesAdded/)
  await chooseAction(user, 'MacBook', 'Rename')
  await user.type(await screen.findByLabelText('Name'), ' Air')
  await press(user, 'Rename')
  await waitFor(async () => expect(await shownIn('Your passkeys')).toEqual(['MacBook Air']))
  await chooseAction(user, 'MacBook Air', 'Remove…')
  await press(user, 'Remove')
  expect(await within(passkeys).findByText('None')).toBeInTheDocument()
})
