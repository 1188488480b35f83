import { screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'
import { demoConfig } from '~/demo/demo-config'

import {
  acceptInvitation,
  errorResponse,
  findInvitation,
  ORGANIZATION_INVITATIONS,
  PROJECT_INVITATIONS,
  serveInvitation,
} from './invitations-page'
import { renderApp } from '../../support/render-app'

const SET_UP_MFA = { name: 'Set up MFA and come back' }

describe('when the server rejects an accepted invitation', () => {
  test.each([
    [403, {}, /^Could not accept the invitation to Vault\.Your account is not allowed to do this\./, undefined],
    [429, { 'retry-after': '30' }, /Too many requests in a short time\.You can try again in \d+ s/, /in \d+ s$/],
    [503, { 'retry-after': '30' }, /The service is under maintenance\.We are moving\.You can try/, /in \d+ s$/],
  ])('shows the reason for %d in the card, and disables "Accept" for the wait', async (status, headers, text, wait) => {
    const { user } = await renderApp('/invitations', {
      handlers: [
        serveInvitation(),
        http.put(`${PROJECT_INVITATIONS}/1`, () => errorResponse(status, { reason: 'We are moving.' }, headers)),
      ],
    })

    await acceptInvitation(user, 'Vault')

    const card = within(await findInvitation('Vault'))
    await waitFor(() => expect(card.getByRole('alert')).toHaveTextContent(text))
    const accept = card.getByRole('button', { name: 'Accept the invitation to Vault' })
    expect(accept.getAttribute('data-tip') ?? '').toMatch(wait ?? /^$/)
  })

  test('does not mention MFA if the error is about something else', async () => {
    const { user } = await renderApp('/invitations', {
      handlers: [
        serveInvitation(),
        http.put(`${PROJECT_INVITATIONS}/1`, () => errorResponse(403, { error: 'No.', code: 'accessDenied' })),
      ],
    })

    await acceptInvitation(user, 'Vault')

    expect(await within(await findInvitation('Vault')).findByRole('alert')).toHaveTextContent(/^Could not accept/)
    expect(screen.queryByRole('link', SET_UP_MFA)).not.toBeInTheDocument()
  })
})

describe('when the server requires MFA', () => {
  const MESSAGE = 'requires users to have multi-factor authentication enabled'

  test.each([
    ['by the message for projects', 'Vault', 400, { error: `This project ${MESSAGE}` }],
    ['by the message for organizations', 'Acme Holding', 400, { error: `This organization ${MESSAGE}` }],
    ['by code', 'Vault', 403, { error: 'Access denied.', code: 'manage.mfaRequired' }],
    ['by stringCode', 'Vault', 403, { error: 'Access denied.', code: 403, stringCode: 'manage.mfaRequired' }],
    ['by the code of an exception', 'Vault', 422, { error: 'No.', exception: { code: 'manage.mfaRequired' } }],
  ])('(%s) links to the MFA set-up and shows the server’s message', async (_how, name, status, body) => {
    const respond = () => errorResponse(status, body)
    const { user } = await renderApp('/invitations', {
      handlers: [
        serveInvitation(),
        http.put(`${PROJECT_INVITATIONS}/1`, respond),
        http.put(`${ORGANIZATION_INVITATIONS}/113`, respond),
      ],
    })

    await acceptInvitation(user, name)

    const alert = within(await within(await findInvitation(name)).findByRole('alert'))
    expect(alert.getByText(`${name} requires multi-factor authentication.`)).toBeVisible()
    await user.click(await alert.findByText('Details'))
    expect(alert.getByText(body.error)).toBeVisible()
    expect(alert.getByText(new RegExp(` · PUT .* · ${status} · `))).toBeVisible()

    await user.click(alert.getByRole('link', SET_UP_MFA))
    expect(await screen.findByRole('dialog', { name: 'Enable MFA' })).toBeVisible()
    expect(location.pathname + location.search).toBe('/security/add?back=%2Finvitations')
  })

  test('the Security page links back to the invitations after a factor exists', async () => {
    const { user } = await renderApp('/security?back=%2Finvitations', { as: otto })

    await user.click(await screen.findByRole('link', { name: 'Back to invitations' }))

    expect(await screen.findByRole('heading', { level: 1, name: 'Invitations' })).toBeVisible()
  })

  test('the Security page keeps the link back while the user sets up a factor at the next login', async () => {
    const { user, identity } = await renderApp('/security/add?back=%2Finvitations', {
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
    })

    await user.click(await screen.findByRole('button', { name: 'Log in and set up' }))

    expect(identity.logIn).toHaveBeenCalledWith('/security?back=%2Finvitations', { stepUp: 'mfa' })
    expect(screen.getByRole('link', { name: 'Back to invitations' })).toHaveAttribute('href', '/invitations')
    expect(screen.getByText(/^Set up a second factor at your next login/)).toBeVisible()
  })

  test('the Security page does not ask for a factor again after a login that used one', async () => {
    await renderApp('/security?back=%2Finvitations', {
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
      identity: () => ({ getCompletedStepUp: async () => 'mfa' as const }),
    })

    expect(await screen.findByText(/^You logged in with a second factor/)).toBeVisible()
    expect(screen.queryByText(/^Set up a second factor at your next login/)).not.toBeInTheDocument()
  })
})
