import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { edith, grace } from '~/demo/data/personas'
import { demoConfig } from '~/demo/demo-config'
import { passwordProvider } from '~/features/password/password-provider'
import { hasSessionEnded } from '~/session/session-ended'

import { renderApp } from '../../support/render-app'
import {
  accountCalls,
  afterStepUp,
  answerOnce,
  dialog,
  openSecurity,
  press,
  problem,
  recordBlur,
  section,
} from './security-page'

async function openForm() {
  const app = await renderApp('/security', afterStepUp)
  await app.user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
  return app
}
const rule = (message: string | RegExp) => screen.getByText(message).closest('li')
const GOOD = 'Tidal-Harbour-4711'

async function typePassword(user: Awaited<ReturnType<typeof openForm>>['user'], password: string, repeat = password) {
  for (const [label, text] of [
    ['New password', password],
    ['Repeat new password', repeat],
  ] as const) {
    await user.clear(await screen.findByLabelText(label))
    await user.type(screen.getByLabelText(label), text)
  }
  const form = await dialog('Change password')
  await user.click(within(form).getByRole('button', { name: 'Change password' }))
}

describe('changing the password on the page', () => {
  test('asks for a fresh login before sending any request', async () => {
    const { user, identity, requests } = await renderApp('/security')
    await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
    const confirm = await dialog('Confirm it’s you')
    await user.click(within(confirm).getByRole('button', { name: 'Continue' }))
    expect(identity.logIn).toHaveBeenCalledWith('/security/password', { stepUp: 'recent', draft: {} })
    expect(accountCalls(requests).filter((call) => !call.startsWith('GET'))).toEqual([])
  })

  test('closes when the user cancels the login', async () => {
    const { user } = await renderApp('/security')
    await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(location.pathname).toBe('/security'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('shows the rules and marks the met ones while the user types', async () => {
    const { user } = await openForm()
    const password = await screen.findByLabelText('New password')
    expect(password).toHaveAttribute('autocomplete', 'new-password')
    expect(rule('At least 12 characters')).toHaveTextContent(/^Not met:/)
    expect(rule(/^None of your last 5 passwords/)).toHaveTextContent(/ checked when you save$/)
    await user.type(password, 'maria-aaa-abc')
    expect(rule('At least 12 characters')).toHaveTextContent(/^Met:/)
    expect(rule('No character three times in a row')).toHaveTextContent(/^Not met:/)
    expect(rule('No sequence such as abc or 321')).toHaveTextContent(/^Not met:/)
    expect(rule('No part of your name or email address')).toHaveTextContent(/^Not met:/)
    expect(rule(/^Three of these/)).toHaveTextContent(/^Not met:/)
    await user.clear(password)
    await user.type(password, GOOD)
    expect(within(screen.getByRole('list', { name: 'Rules for your new password' })).queryByText(/Not met:/)).toBeNull()
  })

  test('sends nothing while a rule is not met', async () => {
    const { user, requests } = await openForm()
    await typePassword(user, 'short', 'other')
    const field = await screen.findByLabelText('New password')
    await waitFor(() => expect(field).toBeInvalid())
    expect(field).toHaveAccessibleDescription(
      /^Your password does not meet these rules: At least 12 characters; Three of these: .* Rules for your new password Not met: ?At least 12 characters/,
    )
    expect(screen.getByText('The passwords do not match.')).toBeInTheDocument()
    await typePassword(user, GOOD, `${GOOD}x`)
    expect(await screen.findByText('The passwords do not match.')).toBeInTheDocument()
    expect(accountCalls(requests).join()).not.toContain('verify')
  })

  // React keeps a reference to a field that still has the focus when its dialog closes.
  test('blurs the password field before a success closes the dialog', async () => {
    const { user } = await openForm()
    await user.type(await screen.findByLabelText('New password'), GOOD)
    const field = screen.getByLabelText('Repeat new password')
    await user.type(field, GOOD)
    const events = recordBlur(field)
    // As Enter does in a browser: the focus stays in the field.
    act(() => field.closest('form')?.requestSubmit())
    await waitFor(() => expect(field).not.toBeInTheDocument())
    expect(events).toEqual(['blurred'])
  })

  test('announces the change, and keeps no copy of the password', async () => {
    const { user, queryClient } = await openForm()
    await typePassword(user, GOOD)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByText('Password changed.')).toBeInTheDocument()
    const stored = [document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, location.href]
    const cached = [queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()]
    expect(JSON.stringify([stored, cached])).not.toContain(GOOD)
  })

  test('marks the rule that the server rejected, and keeps the typed password', async () => {
    const { user, server } = await openForm()
    await screen.findByLabelText('New password')
    server.use(
      answerOnce('post', 'authentication-methods/:id/verify', () =>
        problem(400, 'PasswordHistoryError: password has previously been used'),
      ),
    )
    await typePassword(user, GOOD)
    expect(
      await screen.findByText('The server rejected this password. Rule: None of your last 5 passwords.'),
    ).toBeInTheDocument()
    expect(rule(/^None of your last 5 passwords/)).toHaveTextContent(/^Rejected/)
    expect(screen.getByLabelText('New password')).toHaveValue(GOOD)
    await user.type(screen.getByLabelText('New password'), '!')
    expect(rule(/^None of your last 5 passwords/)).toHaveTextContent(/ checked when you save$/)
  })

  test('does not claim that the password is unchanged when the response was lost', async () => {
    const { user, server } = await openForm()
    await screen.findByLabelText('New password')
    server.use(answerOnce('post', 'authentication-methods/:id/verify', () => HttpResponse.error()))
    await typePassword(user, GOOD)
    expect(await screen.findByText(/^Could not confirm the change/)).toBeInTheDocument()
    expect(screen.queryByText('Your password was not changed.')).not.toBeInTheDocument()
  })

  test('shows the server’s message for a rule that is not in the list', async () => {
    const { user, server } = await renderApp('/security', afterStepUp)
    await screen.findByText('Not set up')
    server.use(
      answerOnce('post', 'authentication-methods', () =>
        HttpResponse.json({ id: 'password|new', auth_session: 's', policy: {} }, { status: 202 }),
      ),
      answerOnce('post', 'authentication-methods/:id/verify', () => problem(400, 'password is too common')),
    )
    await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
    await typePassword(user, 'letmein')
    expect(await screen.findByText('Your password was not changed.')).toBeInTheDocument()
    await user.click(screen.getByText('Details'))
    expect(screen.getByText('password is too common')).toBeInTheDocument()
  })

  test('starts again after the enrollment has expired, and keeps the typed password', async () => {
    const { user, requests, server } = await openForm()
    await screen.findByLabelText('New password')
    server.use(answerOnce('post', 'authentication-methods/:id/verify', () => problem(400, 'expired_token')))
    await typePassword(user, GOOD)
    expect(await screen.findByText(/This took too long/)).toBeInTheDocument()
    expect(screen.getByLabelText('New password')).toHaveValue(GOOD)
    expect(accountCalls(requests).filter((call) => call === 'POST authentication-methods')).toHaveLength(2)
    await typePassword(user, GOOD)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByText(/^Password changed/)).toBeInTheDocument()
  })

  test('can be done by email when the tenant does not allow it on the page', async () => {
    const { user, server, requests } = await renderApp('/security', afterStepUp)
    await screen.findByText('Not set up')
    server.use(answerOnce('post', 'authentication-methods', () => problem(403, 'self-service is disabled')))
    await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
    expect(await screen.findByText('Could not start the password change.')).toBeInTheDocument()
    await press(user, 'Send an email instead')
    expect(await screen.findByText(/^We have sent a password reset email to maria/)).toBeInTheDocument()
    expect(requests.join()).toContain('change_password')
  })
})

test.each([
  [grace, 'Your password is managed by Google'],
  [edith, 'Your password is managed by your organization'],
])('names the provider that manages the password of a social login', async (persona, message) => {
  await renderApp('/security', { as: persona })
  const password = await section('Password')
  expect(within(password).getByText(message)).toBeInTheDocument()
  expect(within(password).queryByRole('button')).not.toBeInTheDocument()
})

test.each([
  ['auth0|abc', undefined],
  ['google-oauth2|1', 'Google'],
  ['samlp|acme|ed', 'your organization'],
  ['oauth2|custom|1', 'another provider'],
])('the password of user ID %s belongs to the provider %s', (subject, manager) =>
  expect(passwordProvider(subject, 'Users')).toBe(manager),
)

test('a tenant without a database connection sends no reset email', async () => {
  const { user, requests } = await openSecurity({ config: { auth0: { ...demoConfig.auth0, connection: null } } })
  const password = within(await section('Password'))
  expect(password.getByText('Your password is managed by another provider')).toBeVisible()
  expect(password.queryByRole('button')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: /^Profile menu/ }))
  await user.click(await screen.findByRole('menuitem', { name: /^Change Password/ }))
  expect(await dialog('Your password is managed by another provider')).toBeVisible()
  expect(requests.filter((line) => line.includes('change_password'))).toEqual([])
})

describe('a tenant without the My Account API', () => {
  test.each([
    ['does not know the API', { scenario: { condition: 'account-absent' as const } }],
    ['is configured without the API', { config: { auth0: { ...demoConfig.auth0, myAccount: false } } }],
  ])('that %s: the page offers the login and the reset email, without an error', async (_why, world) => {
    const { user, identity } = await renderApp('/security', world)
    expect(await screen.findByText('You set up factors when you log in, not on this page.')).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(screen.queryByRole('region', { name: 'Passkeys' })).not.toBeInTheDocument()
    await press(user, 'Log in and set up')
    expect(identity.logIn).toHaveBeenCalledWith('/security', { stepUp: 'mfa' })
    await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
    expect(await screen.findByText(/^We have sent a password reset email/)).toBeInTheDocument()
  })

  test.each([401, 403, 404])(
    'that responds with %i: the page does the same, and the session does not end',
    async (status) => {
      const { server } = await renderApp('/api-keys')
      await screen.findByRole('table')
      server.use(
        answerOnce('get', 'authentication-methods', () => problem(status, 'no')),
        answerOnce('get', 'authentication-methods', () => problem(status, 'no')),
      )
      screen.getByRole('link', { name: 'Security' }).click()
      expect(await screen.findByText('You set up factors when you log in, not on this page.')).toBeInTheDocument()
      expect(hasSessionEnded()).toBe(false)
    },
  )

  test('that fails temporarily: the page shows the error and offers a retry', async () => {
    const { user, change } = await renderApp('/security', { scenario: { condition: 'server-error' } })
    expect(await screen.findByText('Could not load your login methods.')).toBeInTheDocument()
    change({ condition: 'normal' })
    await press(user, 'Try again')
    expect(await screen.findByText('Not set up')).toBeInTheDocument()
  })
})
