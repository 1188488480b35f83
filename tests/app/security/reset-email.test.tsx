import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { deferred, dialog, section } from './security-page'

const RESET_URL = 'https://demo-tenant.example/dbconnections/change_password'
const emails = (requests: string[]) => requests.filter((line) => line.includes(RESET_URL))
/** A tenant on which the password can be changed by email only. */
const byEmail = { config: { auth0: { ...demoConfig.auth0, myAccount: false } } }

async function sendEmail(user: UserEvent) {
  await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
  return within(await dialog('Change Password'))
}

describe('the reset email', () => {
  test('is described by its sender and subject, and by what its link does', async () => {
    const { user } = await renderApp('/security', byEmail)
    expect(await section('Password')).toHaveTextContent(
      'Change it with a link that we send you by email. The link does not ask for your old password.',
    )
    const sent = await sendEmail(user)
    expect(
      await sent.findByText(
        'Open the email from Support with the subject “Change password - Password Change Request”.',
      ),
    ).toBeVisible()
    expect(sent.getByText(/If the link no longer works, request a new one here\.$/)).toBeVisible()
    expect(sent.getByText('The link does not ask for your old password.')).toBeVisible()
  })

  test('is described as the tenant’s own template names it', async () => {
    const resetEmail = { from: 'Acme accounts', subject: 'Your new password' }
    const { user } = await renderApp('/security', { config: { auth0: { ...byEmail.config.auth0, resetEmail } } })
    const sent = await sendEmail(user)
    expect(
      await sent.findByText('Open the email from Acme accounts with the subject “Your new password”.'),
    ).toBeVisible()
  })

  test('is described with the direction of its own words when the sender’s name is written backwards', async () => {
    const resetEmail = { from: '\u202Eemca', subject: 'New' }
    const { user } = await renderApp('/security', { config: { auth0: { ...byEmail.config.auth0, resetEmail } } })
    const sent = await sendEmail(user)
    expect(await sent.findByText('Open the email from \u2068\u202Eemca\u2069 with the subject “New”.')).toBeVisible()
  })

  test('is explained in the profile menu, because the Security page has another way with the same name', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: /^Profile menu/ }))
    expect(await screen.findByRole('menuitem', { name: 'Change Password' })).toHaveAccessibleDescription(
      'Sends you a link by email',
    )
  })
})

test('a change on the page says that the login before it asks for the old password', async () => {
  await renderApp('/security')
  await waitFor(async () =>
    expect(await section('Password')).toHaveTextContent(
      'You log in again before you change it. That login is where you enter your old password.',
    ),
  )
})

describe('the cool-down of the reset email', () => {
  test('holds in a new tab', async () => {
    const first = await renderApp('/security', byEmail)
    await (await sendEmail(first.user)).findByText(/^We have sent/)
    first.leave()
    sessionStorage.clear()

    const second = await renderApp('/security', byEmail)
    const sent = await sendEmail(second.user)
    expect(await sent.findByText(/^We have sent a password reset email to maria/)).toBeVisible()
    expect(sent.getByRole('button', { name: /^Send again in \d+ s$/ })).toHaveAttribute('aria-disabled', 'true')
    expect(emails(second.requests)).toEqual([])
  })

  test('starts with the request, so that a second tab sends nothing while the first one waits', async () => {
    const answer = deferred<Response>()
    const first = await renderApp('/security', { ...byEmail, handlers: [http.post(RESET_URL, () => answer.promise)] })
    await (await sendEmail(first.user)).findByText('Sending…')
    await waitFor(() => expect(emails(first.requests)).toHaveLength(1))
    first.leave()

    const second = await renderApp('/security', byEmail)
    await (await sendEmail(second.user)).findByRole('button', { name: /^Send again in \d+ s$/ })
    expect(emails(second.requests)).toEqual([])
    answer.resolve(HttpResponse.json({}))
    await waitFor(() => expect(localStorage.getItem('latchkey.reset-email')).toContain('"wasSent":true'))
  })

  test('reaches a dialog that is already open', async () => {
    const { user, requests } = await renderApp('/security', byEmail)
    const sent = await sendEmail(user)
    await sent.findByText(/^We have sent/)
    const later = Date.now() + 61_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    const again = await sent.findByRole('button', { name: 'Send again' })

    const stored = JSON.parse(localStorage.getItem('latchkey.reset-email') ?? '{}')
    localStorage.setItem('latchkey.reset-email', JSON.stringify({ ...stored, until: later + 60_000 }))
    await user.click(again)
    expect(await sent.findByRole('button', { name: 'Send again in 60 s' })).toBeVisible()
    expect(emails(requests)).toHaveLength(1)
  })

  test('ends with a failure, so that the user can try again', async () => {
    const { user, requests } = await renderApp('/security', {
      ...byEmail,
      handlers: [http.post(RESET_URL, () => HttpResponse.error(), { once: true })],
    })
    const sent = await sendEmail(user)
    await sent.findByText('Could not send the email.')
    await user.click(sent.getByRole('button', { name: 'Send again' }))
    expect(await sent.findByText(/^We have sent/)).toBeVisible()
    expect(emails(requests)).toHaveLength(2)
  })
})
