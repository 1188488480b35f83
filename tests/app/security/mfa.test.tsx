import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { currentCode } from '~/demo/server'

import { renderApp } from '../../support/render-app'
import {
  accountCalls,
  answerOnce,
  beginAuthenticatorApp,
  chooseAction,
  dialog,
  openSecurity,
  press,
  section,
  shownIn,
  typeCode,
} from './security-page'

const keyShown = () => within(screen.getByRole('group', { name: 'Key' })).getByRole('code').textContent

describe('a user without a second factor', () => {
  test('sees that MFA is off, and can choose from the factors that the server offers', async () => {
    const { user } = await openSecurity()
    expect(within(await section('Multi-factor authentication')).getByText('Not set up')).toBeInTheDocument()
    await press(user, 'Enable MFA')
    const kinds = within(await dialog('Enable MFA')).getAllByRole('listitem')
    expect(kinds.map((kind) => within(kind).getByRole('button').querySelector('span')?.textContent)).toEqual([
      'Authenticator app',
      'Push notification',
      'Email',
      'Phone',
    ])
  })

  test('is promised no protection, which is up to the tenant', async () => {
    const { user, database } = await openSecurity()
    expect(await section('Multi-factor authentication')).toHaveTextContent('Your organization decides which logins')
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, currentCode(database, maria))
    expect(await dialog('A second factor is set up')).toHaveTextContent('If your next login does not ask for it')
    expect(document.body).not.toHaveTextContent(/MFA is on|protects your account|should ask|will ask/i)
  })

  test('does not see factors that the tenant has disabled', async () => {
    const { user, server } = await renderApp('/api-keys')
    server.use(answerOnce('get', 'factors', () => HttpResponse.json({ factors: [{ type: 'email' }, { type: 'new' }] })))
    await user.click(await screen.findByRole('link', { name: 'Security' }))
    await press(user, 'Enable MFA')
    const kinds = within(await dialog('Enable MFA')).getAllByRole('listitem')
    expect(kinds.map((kind) => within(kind).getByRole('button').querySelector('span')?.textContent)).toEqual(['Email'])
  })

  test('sees no button when the tenant offers no factors', async () => {
    await openSecurity({ scenario: { condition: 'account-no-factors' } })
    expect(await screen.findByText('Your organization has not enabled any factors.')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Enable MFA' })).not.toBeInTheDocument()
  })

  test('sets up an authenticator app and a recovery code, with one request per list', async () => {
    const { user, requests, database, queryClient } = await openSecurity()
    await beginAuthenticatorApp(user)
    expect(await screen.findByRole('img', { name: 'QR code for your authenticator app' })).toBeInTheDocument()
    const key = keyShown()
    const code = currentCode(database, maria)
    await typeCode(user, `${code.slice(0, 3)} ${code.slice(3)}`)

    await user.click(
      within(await dialog('A second factor is set up')).getByRole('button', { name: 'Create a recovery code' }),
    )
    const save = await dialog('Save your recovery code')
    const recovery = within(save).getByRole('group', { name: 'Recovery code' }).querySelector('code')?.textContent ?? ''
    expect(recovery).toMatch(/^\w{24}$/)
    expect(within(save).getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(within(save).getByLabelText('I have saved it'))
    await user.click(within(save).getByRole('button', { name: 'Done' }))

    await waitFor(() => expect(save).not.toBeInTheDocument())
    expect(await shownIn('Your factors')).toEqual(['Authenticator app'])
    expect(within(await section('Recovery code')).getByText('Set up')).toBeInTheDocument()
    expect(within(await section('Multi-factor authentication')).getByText('Set up')).toBeInTheDocument()
    const cached = JSON.stringify([queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()])
    for (const secret of [key, recovery]) {
      expect(document.documentElement.outerHTML).not.toContain(secret)
      expect(cached).not.toContain(secret)
    }
    expect(accountCalls(requests).filter((call) => call.startsWith('GET'))).toEqual([
      'GET authentication-methods',
      'GET factors',
    ])
  })

  test.each([
    ['letters', '12ab56', 'Enter digits only.'],
    ['five digits', '12345', 'Enter all six digits.'],
    ['nothing', '{Enter}', 'Enter all six digits.'],
  ])('shows an error for a code of %s, and sends nothing', async (_what, typed, message) => {
    const { user, requests } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, typed)
    expect(await screen.findByText(message)).toBeInTheDocument()
    expect(screen.getByLabelText('Six-digit code')).toHaveFocus()
    expect(accountCalls(requests).filter((call) => call.includes('verify'))).toEqual([])
  })

  test('shows a wrong code next to its field, with a hint about the clock after the second one', async () => {
    const { user } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, '000000')
    expect(await screen.findByText(/Wrong or expired code/)).toBeInTheDocument()
    expect(screen.queryByText(/clock is off/)).not.toBeInTheDocument()
    await typeCode(user, '111111')
    expect(await screen.findByText(/clock is off/)).toBeInTheDocument()
    expect(screen.getByLabelText('Six-digit code')).toBeInvalid()
  })

  test('starts again with a new key after the set-up has expired', async () => {
    const { user, change } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    const first = keyShown()
    change({ condition: 'account-expired-session' })
    await typeCode(user, '123456')
    expect(await screen.findByText('This set-up has expired. Nothing has changed.')).toBeInTheDocument()
    change({ condition: 'normal' })
    await press(user, 'Start again')
    await waitFor(() => expect(keyShown()).not.toBe(first))
  })

  test('sees an abandoned set-up as not finished, and can remove it', async () => {
    const { user, requests } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await press(user, 'Cancel')
    expect(await shownIn('Your factors')).toEqual(['Authenticator app'])
    expect(screen.getByText('Not finished')).toBeInTheDocument()
    expect(within(await section('Multi-factor authentication')).getByText('Not set up')).toBeInTheDocument()
    await press(user, 'Remove…')
    await user.click(
      within(await screen.findByRole('alertdialog', { name: 'Remove Authenticator app' })).getByRole('button', {
        name: 'Remove',
      }),
    )
    await waitFor(() => expect(screen.queryByText('Not finished')).not.toBeInTheDocument())
    expect(accountCalls(requests).at(-1)).toMatch(/^DELETE authentication-methods\/totp%7Cdev_/)
  })

  test('sets up codes by email, codes by text message and push notifications', async () => {
    const { user, requests, database } = await openSecurity()
    await press(user, 'Enable MFA')
    await press(user, 'Phone')
    await user.type(await screen.findByLabelText('Phone number'), '020 7946 0000')
    await press(user, 'Send code')
    expect(await screen.findByText(/country code, starting with \+/)).toBeInTheDocument()
    await user.clear(screen.getByLabelText('Phone number'))
    await user.type(screen.getByLabelText('Phone number'), '+44 (20) 7946-0000')
    await press(user, 'Send code')
    expect(await screen.findByText('We have sent a code to +442079460000.')).toBeInTheDocument()
    await press(user, 'Change')
    expect(screen.getByLabelText('Phone number')).toHaveFocus()
    await press(user, 'Send code')
    await screen.findByLabelText('Six-digit code')
    const { mailbox } = await import('~/demo/server')
    const [, code = ''] = /\b(\d{6})\b/.exec(mailbox(database, maria)[0]?.text ?? '') ?? []
    await typeCode(user, code)
    await press(user, 'Not now')
    // The unfinished enrollment of the first attempt is removed.
    await waitFor(async () => expect(await shownIn('Your factors')).toEqual(['Phone']))

    await press(user, 'Add another')
    await press(user, 'Push notification')
    await press(user, 'I have approved it')
    expect(await screen.findByText(/Not approved yet/)).toBeInTheDocument()
    await press(user, 'I have approved it')
    await waitFor(async () => expect(await shownIn('Your factors')).toEqual(['Phone', 'Push notification']))
    expect(accountCalls(requests).filter((call) => call.includes('verify'))).toHaveLength(3)
  })
})

describe('a user with factors', () => {
  test('sees each factor with its dates, and a factor of unknown type without a menu', async () => {
    await openSecurity({ as: otto })
    expect(await shownIn('Your factors')).toEqual(['iPhone', 'YubiKey 5', 'voice-print', 'Authenticator app'])
    expect(screen.getByText('iPhone').closest('li')).toHaveTextContent(
      /^iPhoneAuthenticator appAdded 5 weeks agoLast used (yesterday|2 days ago)$/,
    )
    expect(screen.getByText(/can’t change this type of factor/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Actions for voice-print' })).not.toBeInTheDocument()
  })

  test('renames a factor without refetching the list', async () => {
    const { user, requests } = await openSecurity({ as: otto })
    await chooseAction(user, 'iPhone', 'Rename')
    const name = await screen.findByLabelText('Name')
    await user.clear(name)
    await press(user, 'Rename')
    expect(await screen.findByText('Enter a name.')).toBeInTheDocument()
    await user.type(name, 'Work <b>phone</b> 📱')
    await press(user, 'Rename')
    await waitFor(async () => expect(await shownIn('Your factors')).toContain('Work <b>phone</b> 📱'))
    expect(accountCalls(requests).filter((call) => call === 'GET authentication-methods')).toHaveLength(1)
  })

  test('is told that the factor to rename was already removed', async () => {
    const { user, change } = await openSecurity({ as: otto })
    await screen.findByText('iPhone')
    change({ condition: 'account-gone' })
    await chooseAction(user, 'iPhone', 'Rename')
    await user.type(await screen.findByLabelText('Name'), ' old')
    await press(user, 'Rename')
    expect(await screen.findByText('iPhone was already removed')).toBeInTheDocument()
    expect(await shownIn('Your factors')).not.toContain('iPhone')
  })

  test('keeps the factor when the removal ends in a conflict', async () => {
    const { user, change } = await openSecurity({ as: otto })
    await screen.findByText('YubiKey 5')
    change({ condition: 'account-conflict' })
    await chooseAction(user, 'YubiKey 5', 'Remove…')
    await press(user, 'Remove')
    expect(await screen.findByText('Could not remove it.')).toBeInTheDocument()
    expect(screen.getByText('YubiKey 5')).toBeInTheDocument()
  })

  test('must type a phrase to remove the last factor', async () => {
    const { user, database } = await openSecurity()
    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, currentCode(database, maria))
    await press(user, 'Not now')
    await chooseAction(user, 'Authenticator app', 'Remove…')
    const question = await screen.findByRole('alertdialog', { name: 'Turn off MFA' })
    await user.click(within(question).getByRole('button', { name: 'Turn off MFA' }))
    expect(await screen.findByText('Type “turn off” to confirm.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Type “turn off” to confirm'), 'Turn off')
    await user.click(within(question).getByRole('button', { name: 'Turn off MFA' }))
    await waitFor(() => expect(question).not.toBeInTheDocument())
    expect(await screen.findByText('Not set up')).toBeInTheDocument()
  })

  test('replaces the recovery code, and is warned before closing without saving it', async () => {
    const { user, requests } = await openSecurity({ as: otto })
    await press(user, 'Replace Recovery code')
    expect(await screen.findByText('Your current recovery code will stop working.')).toBeInTheDocument()
    expect(accountCalls(requests).filter((call) => call.startsWith('POST'))).toEqual([])
    await press(user, 'Continue')
    const save = await dialog('Save your recovery code')
    await user.keyboard('{Escape}')
    expect(await screen.findByText(/Close without saving it\?/)).toBeInTheDocument()
    await press(user, 'Keep it open')
    await user.click(within(save).getByLabelText('I have saved it'))
    await press(user, 'Done')
    await waitFor(() => expect(save).not.toBeInTheDocument())
    expect(within(await section('Recovery code')).getByText('Set up')).toBeInTheDocument()
    expect(within(await section('Recovery code')).queryByText('Not finished')).not.toBeInTheDocument()
  })
})
