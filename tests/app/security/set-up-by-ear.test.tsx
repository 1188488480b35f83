import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'
import { currentCode } from '~/demo/server'

import { beginAuthenticatorApp, dialog, openSecurity, press } from './security-page'

/** Tests what a screen reader reads at the focused element, and where the focus stays while the user types. */

const field = () => screen.findByRole('textbox', { name: 'Six-digit code' })

describe('the code field', () => {
  test('takes the focus and describes what comes before it: the QR code and the key', async () => {
    const { user } = await openSecurity()
    await beginAuthenticatorApp(user)
    expect(await field()).toHaveFocus()
    expect(await field()).toHaveAccessibleDescription(
      'Scan the QR code with an app such as 1Password, Google Authenticator or Microsoft Authenticator. Then enter the six digits that it shows. Can’t scan? Enter this key in the app.',
    )
  })

  test('describes where the code was sent', async () => {
    const { user } = await openSecurity()
    await press(user, 'Enable MFA')
    await press(user, 'Email')
    await press(user, 'Send code')
    expect(await field()).toHaveAccessibleDescription('We have sent a code to maria@example.com.')
  })

  test('keeps the focus after the sixth digit, so that Backspace still corrects the code, and Enter submits it', async () => {
    const { user, database } = await openSecurity()
    await beginAuthenticatorApp(user)
    await user.type(await field(), '1234567')
    expect(await field()).toHaveFocus()
    await user.keyboard('{Backspace}{Backspace}')
    expect(await field()).toHaveValue('12345')
    await user.clear(await field())
    await user.type(await field(), `${currentCode(database, maria)}{Enter}`)
    expect(await dialog('A second factor is set up')).toBeInTheDocument()
  })

  test('takes the focus back after each wrong code and selects the code, so that the next one replaces it', async () => {
    const { user } = await openSecurity()
    await beginAuthenticatorApp(user)
    expect(await field()).toHaveFocus()
    for (const code of ['000000', '111111']) {
      await user.keyboard(code)
      expect(await field()).toHaveValue(code)
      await press(user, 'Activate')
      await screen.findByText(/Wrong or expired code/)
      await waitFor(async () => expect(await field()).toHaveFocus())
    }
    expect(await field()).toHaveAccessibleDescription(/^Wrong or expired code/)
  })
})

test('the button that confirms a push notification describes what to scan', async () => {
  const { user } = await openSecurity()
  await press(user, 'Enable MFA')
  await press(user, 'Push notification')
  const approved = await within(await dialog('Set up push notifications')).findByRole('button', {
    name: 'I have approved it',
  })
  expect(approved).toHaveFocus()
  expect(approved).toHaveAccessibleDescription(
    'Scan the QR code with the Auth0 Guardian app. Then approve the notification that it shows.',
  )
})
