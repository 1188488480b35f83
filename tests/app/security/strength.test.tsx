import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { grace, maria, otto } from '~/demo/data/personas'
import { currentCode } from '~/demo/server'

import { answerOnce, beginAuthenticatorApp, openSecurity, press, section, typeCode } from './security-page'

const meter = () => screen.findByRole('meter', { name: 'Strength of your login' })
const card = () => section('How you log in')
const methods = (...list: object[]) =>
  answerOnce('get', 'authentication-methods', () => HttpResponse.json({ authentication_methods: list }))

describe('the strength of the login', () => {
  test('rises when a factor is set up, and names the step that adds the most', async () => {
    const { user, database } = await openSecurity()
    expect(await meter()).toHaveAttribute('aria-valuetext', '1 of 4')
    expect(await card()).toHaveTextContent('Weak: password only')
    expect(screen.getByRole('button', { name: 'Enable MFA' })).toHaveClass('primary')
    expect(screen.getByRole('button', { name: 'Add a passkey' })).not.toHaveClass('primary')

    await beginAuthenticatorApp(user)
    await screen.findByRole('img')
    await typeCode(user, currentCode(database, maria))
    await press(user, 'Not now')
    await waitFor(async () => expect(await meter()).toHaveAttribute('aria-valuetext', '3 of 4'))
    expect(await card()).toHaveTextContent('Strong: password and second factor')
    expect(await card()).toHaveTextContent(
      'This is true of logins that ask for your second factor. Add a passkey to also be safe from phishing pages.',
    )
    expect(screen.getByRole('button', { name: 'Add a passkey' })).toHaveClass('primary')
    expect(within(await section('Recovery code')).getByText('None')).toBeVisible()
    expect(within(await section('Recovery code')).getByRole('button', { name: 'Create a recovery code' })).toBeVisible()
  })

  test('is fair, and says so, if the last login did not ask for the factor', async () => {
    const app = { id: 'totp|1', type: 'totp', confirmed: true, created_at: '2026-01-01T00:00:00.000Z' }
    await openSecurity({
      handlers: [methods(app)],
      identity: () => ({ getLastLogin: async () => ({ at: Date.now(), usedFactor: false }) }),
    })
    expect(await screen.findByText('Fair: your last login did not ask for your second factor')).toBeVisible()
    expect(await meter()).toHaveAttribute('aria-valuenow', '2')
    const mfa = await section('Multi-factor authentication')
    expect(mfa).toHaveTextContent('Your last login did not ask for a second factor.')
    expect(within(mfa).queryByText('On')).not.toBeInTheDocument()
  })

  test('says that MFA is on only after a login that asked for it', async () => {
    await openSecurity({
      as: otto,
      identity: () => ({ getLastLogin: async () => ({ at: Date.now(), usedFactor: true }) }),
    })
    const mfa = await section('Multi-factor authentication')
    expect(await within(mfa).findByText('On')).toBeVisible()
    expect(mfa).toHaveTextContent('Your last login asked for a second factor.')
    expect(await meter()).toHaveAttribute('aria-valuetext', '4 of 4')
    expect(await card()).not.toHaveTextContent('This is true of logins')
  })

  test.each([
    ['of a social login depends on its provider', { as: grace }, /You log in with Google\. It may ask for more/],
    [
      'is hidden by the tenant',
      { scenario: { condition: 'account-absent' as const } },
      /This console can’t read your login methods\./,
    ],
    ['did not load', { scenario: { condition: 'server-error' as const } }, /Your login methods did not load\./],
    [
      'depends on a row that could not be read',
      { handlers: [methods({ id: 'password|1', type: 'password' }, { id: 'totp|1', type: 'totp', confirmed: 'yes' })] },
      /Some of your login methods could not be read\./,
    ],
  ])('that %s is unknown, and the meter shows no level', async (_what, options, reason) => {
    await openSecurity(options)
    expect(await screen.findByText('Strength not known')).toBeVisible()
    expect(await card()).toHaveTextContent(reason)
    expect(screen.queryByRole('meter')).not.toBeInTheDocument()
  })
})

test('the empty rows have their buttons inside, and the recovery code waits for a factor', async () => {
  await openSecurity()
  expect(within(await section('Multi-factor authentication')).getByRole('button', { name: 'Enable MFA' })).toBeVisible()
  expect(within(await section('Passkeys')).getByRole('button', { name: 'Add a passkey' })).toBeVisible()
  const recovery = await section('Recovery code')
  expect(recovery).toHaveTextContent('It replaces a lost factor, so set up a factor first.')
  expect(within(recovery).queryByRole('button')).not.toBeInTheDocument()
})
