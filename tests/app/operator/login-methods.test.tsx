import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import type { Config } from '~/config/config'

import { renderApp } from '../../support/render-app'
import { paths } from '~/config/paths'
import { answerOnce, section, shownIn } from '../security/security-page'

const open = (features: NonNullable<Config['features']>, url = '/security', as = otto) =>
  renderApp(url, { as, config: { features } })

const factors = () => screen.findByRole('list', { name: 'Your factors' })
const PHONE_APP = 'totp|dev_Qw3nB8sYtE5uJpAf'

describe('the Security page', () => {
  test('without changes lists the factors, without a button that changes one', async () => {
    await open({ security: 'read' })
    expect(await shownIn('Your factors')).toContain('iPhone')
    const main = screen.getByRole('main')
    await within(main).findByRole('button', { name: 'Log out here' })
    expect(
      within(main)
        .queryAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Log out here', 'Create an account'])
    expect(within(main).getByText('Your administrator has turned off password changes in this console.')).toBeVisible()
  })

  test('does not offer a method that is off or read-only', async () => {
    const { user } = await open({ phone: 'off', email: 'read' })
    await user.click(await screen.findByRole('button', { name: 'Add another' }))
    const dialog = await screen.findByRole('dialog')
    const kinds = within(dialog)
      .getAllByRole('listitem')
      .map((item) => within(item).getByRole('button').getAttribute('aria-labelledby'))
    expect(kinds).toEqual(['totp-name', 'push-notification-name'])
  })

  test('leads a link to a method that is read-only to the choice of the others', async () => {
    await open({ email: 'read' }, '/security/add/email')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: 'Phone' })).toBeInTheDocument()
    expect(within(dialog).queryByRole('button', { name: 'Email' })).not.toBeInTheDocument()
  })

  test('lists a read-only method without a menu, and not one that is off', async () => {
    await open({ totp: 'read', recoveryCode: 'off' })
    const list = await factors()
    expect(await shownIn('Your factors')).toEqual(['iPhone', 'YubiKey 5', 'voice-print', 'Authenticator app'])
    expect(
      within(list)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual(['Actions for YubiKey 5'])
  })

  test('still says that MFA is set up if the method is off', async () => {
    const totp = { id: 'totp|dev_1', type: 'totp', confirmed: true, created_at: '2026-01-01T00:00:00.000Z' }
    const onlyTotp = answerOnce('get', 'authentication-methods', () =>
      HttpResponse.json({ authentication_methods: [totp] }),
    )
    await renderApp('/security', { config: { features: { totp: 'off' } }, handlers: [onlyTotp] })
    const mfa = await section('Multi-factor authentication')
    expect(await within(mfa).findByText('Set up')).toBeInTheDocument()
    expect(within(mfa).queryByRole('list')).not.toBeInTheDocument()
  })

  test.each([
    ['rename', paths.renameLoginMethod(PHONE_APP)],
    ['remove', paths.removeLoginMethod(PHONE_APP)],
  ])('closes the dialog of a link that would %s a read-only method', async (_act, url) => {
    await open({ totp: 'read' }, url)
    await factors()
    await waitFor(() => expect(location.pathname).toBe('/security'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test.each(['off', 'read'] as const)('has no way to change the password if that is %s', async (password) => {
    const { user } = await open({ password }, '/security/password', maria)
    await screen.findByRole('region', { name: 'Multi-factor authentication' })
    await waitFor(() => expect(location.pathname).toBe('/security'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Change password' })).not.toBeInTheDocument()
    expect(screen.queryAllByRole('region', { name: 'Password' })).toHaveLength(password === 'off' ? 0 : 1)
    await user.click(screen.getByRole('button', { name: /^Profile menu/ }))
    const menu = await screen.findByRole('menu', { name: 'Profile menu' })
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Profile', 'API Keys', 'Manage Account', 'Log Out'])
  })

  test('has no passkeys if they are off', async () => {
    await open({ passkey: 'off' })
    await factors()
    expect(screen.queryByRole('region', { name: 'Passkeys' })).not.toBeInTheDocument()
  })
})

describe('the overview', () => {
  test('tells a user without MFA to ask the administrator if they can set up nothing here', async () => {
    await open({ security: 'read' }, '/', maria)
    const item = (await screen.findByText('Multi-factor authentication is off')).closest('li')
    expect(item).toHaveTextContent('You can’t set it up here. Ask your administrator to enable it.')
    expect(screen.queryByRole('link', { name: 'Enable MFA' })).not.toBeInTheDocument()
  })
})

test('the login page has no "Forgot password?" if passwords cannot be changed', async () => {
  await renderApp('/login', { config: { features: { password: 'read' } } })
  await screen.findByRole('button', { name: 'Log in as someone else' })
  expect(screen.queryByRole('button', { name: 'Forgot password?' })).not.toBeInTheDocument()
})
