import { screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'
import { demoConfig } from '~/demo/demo-config'

import { accept, card, haveInvitation, ORGANIZATIONS, PROJECTS, refusal } from './invitations-page'
import { renderApp } from '../../support/render-app'

describe('an invitation that is refused', () => {
  test.each([
    [403, {}, /^The invitation to Vault could not be accepted\.Your account is not allowed to do this\./, undefined],
    [429, { 'retry-after': '30' }, /Too many requests in a short time\.You can try again in \d+ s/, /in \d+ s$/],
    [503, { 'retry-after': '30' }, /The service is under maintenance\.We are moving\.You can try/, /in \d+ s$/],
  ])('with %d says why in its place, and how long to wait', async (status, headers, words, wait) => {
    const { user } = await renderApp('/invitations', {
      handlers: [
        haveInvitation(),
        http.put(`${PROJECTS}/1`, () => refusal(status, { reason: 'We are moving.' }, headers)),
      ],
    })
    await accept(user, 'Vault')
    const vault = within(await card('Vault'))
    await waitFor(() => expect(vault.getByRole('alert')).toHaveTextContent(words))
    const again = vault.getByRole('button', { name: 'Accept the invitation to Vault' })
    expect(again.getAttribute('data-tip') ?? '').toMatch(wait ?? /^$/)
  })

  const FACTOR = 'requires users to have multi-factor authentication enabled'
  test.each([
    ['the words for a project', 'Vault', 400, { error: `This project ${FACTOR}` }],
    ['the words for an organization', 'Acme Holding', 400, { error: `This organization ${FACTOR}` }],
    ['a code', 'Vault', 403, { error: 'Access denied.', code: 'manage.mfaRequired' }],
    [
      'a code by its other name',
      'Vault',
      403,
      { error: 'Access denied.', code: 403, stringCode: 'manage.mfaRequired' },
    ],
    ['the code of an exception', 'Vault', 422, { error: 'No.', exception: { code: 'manage.mfaRequired' } }],
  ])('for want of MFA, by %s, leads to where it is set up, and says what the server said', async (...given) => {
    const [, name, status, body] = given
    const refuse = () => refusal(status, body)
    const { user } = await renderApp('/invitations', {
      handlers: [haveInvitation(), http.put(`${PROJECTS}/1`, refuse), http.put(`${ORGANIZATIONS}/113`, refuse)],
    })
    await accept(user, name)
    const note = within(await within(await card(name)).findByRole('alert'))
    expect(note.getByText(`${name} lets nobody in without multi-factor authentication.`)).toBeVisible()
    await user.click(await note.findByText('Details'))
    expect(note.getByText(body.error)).toBeVisible()
    expect(note.getByText(new RegExp(` · PUT .* · ${status} · `))).toBeVisible()

    await user.click(note.getByRole('link', { name: 'Set up MFA and come back' }))
    expect(await screen.findByRole('dialog', { name: 'Enable MFA' })).toBeVisible()
    expect(location.search).toBe('?do=add&back=%2Finvitations')
  })

  test('for want of something else does not ask for MFA', async () => {
    const { user } = await renderApp('/invitations', {
      handlers: [
        haveInvitation(),
        http.put(`${PROJECTS}/1`, () => refusal(403, { error: 'No.', code: 'accessDenied' })),
      ],
    })
    await accept(user, 'Vault')
    expect(await within(await card('Vault')).findByRole('alert')).toHaveTextContent(/could not be accepted/)
    expect(screen.queryByRole('link', { name: 'Set up MFA and come back' })).not.toBeInTheDocument()
  })

  test('is a press away again once there is a second factor', async () => {
    const { user } = await renderApp('/security?back=%2Finvitations', { as: otto })
    await user.click(await screen.findByRole('link', { name: 'Back to invitations' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Invitations' })).toBeVisible()
  })

  test('is a press away as well where factors are set up at sign-in, also after that', async () => {
    const { user, identity } = await renderApp('/security?do=add&back=%2Finvitations', {
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
    })
    await user.click(await screen.findByRole('button', { name: 'Log in and set up' }))
    expect(identity.logIn).toHaveBeenCalledWith('/security?back=%2Finvitations', { stepUp: 'mfa' })
    expect(screen.getByRole('link', { name: 'Back to invitations' })).toHaveAttribute('href', '/invitations')
    expect(screen.getByText(/^Set up a second factor at your next sign-in/)).toBeVisible()
  })

  test('is no longer asked to set one up by whoever comes from that sign-in', async () => {
    await renderApp('/security?back=%2Finvitations', {
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
      identity: () => ({ getCompletedStepUp: async () => 'mfa' as const }),
    })
    expect(await screen.findByText(/^You have just logged in with a second factor/)).toBeVisible()
    expect(screen.queryByText(/^Set up a second factor at your next sign-in/)).not.toBeInTheDocument()
  })
})
