import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria, nils } from '~/demo/data/personas'

import {
  errorResponse,
  findInvitation,
  findJoinRequest,
  JOIN_REQUESTS,
  ORGANIZATION_INVITATIONS,
  pressButton,
  PROJECT_INVITATIONS,
  serveInvitation,
  writesIn,
} from './invitations-page'
import { hoverForTooltip, renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const instantFromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

describe('the list', () => {
  test('shows project and organization invitations with sender, role, reason and expiry', async () => {
    const { user } = await renderApp('/invitations')

    const project = await findInvitation('Marketing analytics')
    expect(project).toHaveTextContent('Lena Marsh invited you to join the project Marketing analytics')
    expect(project).toHaveTextContent('Role: Administrator')
    expect(within(project).getByText('You own the dashboards now')).toBeVisible()
    expect(await hoverForTooltip(user, within(project).getByText(/^in [56] days$/))).toHaveTextContent(
      /local time .* UTC$/,
    )

    expect(await findInvitation('Acme Holding')).toHaveTextContent(/invited you to join the organization Acme Holding/)
    expect(await screen.findByRole('link', { name: 'Invitations, 3 pending' })).toBeVisible()
  })

  test('shows an undocumented role as the server sends it', async () => {
    await renderApp('/invitations')
    expect(await findInvitation('Data platform – staging (EU)')).toHaveTextContent('Role: productionManager')
  })

  test('says that there are no invitations when both lists are empty', async () => {
    await renderApp('/invitations', { as: nils })
    expect(await screen.findByText('No invitations')).toBeVisible()
  })

  test.each([
    ['the name of the sender', { name: 'Lena Marsh', email: 'lena@example.com' }, 'LLena Marsh'],
    ['the email if the name is empty', { name: '', email: 'lena@example.com' }, 'Llena@example.com'],
    ['the email if the name is missing', { name: null, email: 'lena@example.com' }, 'Llena@example.com'],
    ['“Someone” without a sender', undefined, 'SSomeone'],
    ['“Someone” if the sender has neither name nor email', { name: ' ', email: null }, 'SSomeone'],
  ])('shows %s', async (_shown, creator, avatarAndSender) => {
    await renderApp('/invitations', { handlers: [serveInvitation({ creator })] })
    expect(await findInvitation('Vault')).toHaveTextContent(
      new RegExp(`^${avatarAndSender} invited you to join the project Vault`),
    )
  })

  test.each([{ reason: '' }, { reason: null }, {}])('shows no quotation for %j', async (fields) => {
    await renderApp('/invitations', { handlers: [serveInvitation(fields)] })
    expect((await findInvitation('Vault')).querySelector('q')).toBeNull()
  })

  test('disables "Accept" at the moment when the invitation expires', async () => {
    await renderApp('/invitations', { handlers: [serveInvitation({ expires: instantFromNow(60_000) })] })
    const invitation = await findInvitation('Vault')
    expect(invitation).toHaveTextContent(/Expires/)

    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)

    await waitFor(() => expect(invitation).toHaveTextContent(/Expired/))
    const accept = within(invitation).getByRole('button', { name: 'Accept the invitation to Vault' })
    expect(accept).toHaveAttribute('data-tip', 'The invitation has expired. Ask for a new one.')
    expect(accept).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('an invitation to another email address', () => {
  const scenario = { condition: 'invitations-elsewhere' } as const

  test('offers a log-out that returns to this page', async () => {
    const { user, identity } = await renderApp('/invitations', { scenario })

    const invitation = await findInvitation('Marketing analytics')
    expect(invitation).toHaveTextContent(
      'This invitation was sent to someone.else@example.com, but you are logged in as maria@example.com.',
    )
    await user.click(within(invitation).getByRole('button', { name: 'Log out and switch account' }))

    expect(identity.logOut).toHaveBeenCalledWith({ returnTo: '/invitations' })
  })

  test('is shown like any other if the email of the user is unknown', async () => {
    await renderApp('/invitations', {
      scenario,
      identity: () => ({ user: { id: maria.id, name: maria.name, email: '' } }),
    })
    expect(await findInvitation('Marketing analytics')).not.toHaveTextContent('This invitation was sent to')
  })
})

describe('declining an invitation', () => {
  test('asks for confirmation, then removes that invitation and announces it', async () => {
    const { user, requests } = await renderApp('/invitations')

    await pressButton(user, 'Decline the invitation to Acme Holding…')
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Decline the invitation' }))
    expect(dialog.getByText('You can’t join Acme Holding until someone invites you again.')).toBeVisible()
    expect(writesIn(requests)).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Decline invitation' }))

    expect(await screen.findByText('Invitation to Acme Holding declined')).toBeVisible()
    expect(writesIn(requests)).toEqual(['DELETE organizations-invitations/113'])
    await waitFor(() => expect(screen.queryByText('Acme Holding')).not.toBeInTheDocument())
    // The invitation to this project also has ID 113, in the other list.
    expect(screen.getByText('Marketing analytics')).toBeVisible()
  })

  test('does not close the dialog of another invitation when its response is late', async () => {
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.delete(`${PROJECT_INVITATIONS}/113`, () => response.promise))

    await pressButton(user, 'Decline the invitation to Marketing analytics…')
    await pressButton(user, 'Decline invitation')
    await pressButton(user, 'Cancel')
    await pressButton(user, 'Decline the invitation to Acme Holding…')
    response.resolve(new HttpResponse(null, { status: 204 }))

    expect(await screen.findByText('Invitation to Marketing analytics declined')).toBeVisible()
    expect(screen.getByText(/You can’t join Acme Holding/)).toBeVisible()
  })

  test('announces a failure after the user has closed the dialog', async () => {
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.delete(`${PROJECT_INVITATIONS}/113`, () => response.promise))

    await pressButton(user, 'Decline the invitation to Marketing analytics…')
    await pressButton(user, 'Decline invitation')
    await pressButton(user, 'Cancel')
    response.resolve(errorResponse(403, { error: 'Access denied.' }))

    expect(await screen.findByText('Could not decline the invitation to Marketing analytics.')).toBeVisible()
    expect(await findInvitation('Marketing analytics')).toBeVisible()
  })
})

describe('when a list is missing or fails', () => {
  test('shows the organization invitations although the project invitations fail', async () => {
    const { user, server } = await renderApp('/api-keys')
    server.use(http.get(PROJECT_INVITATIONS, () => errorResponse(403, { error: 'Application error.' })))

    await user.click(await screen.findByRole('link', { name: /^Invitations/ }))

    expect(await screen.findByText('Could not load your project invitations.')).toBeVisible()
    expect(await findInvitation('Acme Holding')).toBeVisible()
    expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument()
  })

  test('removes only Invitations from the navigation when the server has no invitations', async () => {
    await renderApp('/invitations', { scenario: { condition: 'invitations-absent' } })

    expect(await screen.findByText('Invitations are not available on this server')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Invitations/ })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: /^Notifications/ })).toBeVisible()
  })

  test('keeps the loaded lists on screen when a later refetch answers 404', async () => {
    const { server, queryClient } = await renderApp('/invitations')
    await findJoinRequest('Finance reporting')
    const notFound = () => errorResponse(404, { error: 'Not found.' })
    server.use(
      http.get(PROJECT_INVITATIONS, notFound),
      http.get(ORGANIZATION_INVITATIONS, notFound),
      http.get(JOIN_REQUESTS, notFound),
    )

    await act(() => queryClient.refetchQueries())

    expect(await screen.findByText('Could not load your project invitations.')).toBeVisible()
    expect(screen.getByText('Could not load your organization invitations.')).toBeVisible()
    expect(screen.getByText('Could not load your requests to join.')).toBeVisible()
    expect(await findInvitation('Marketing analytics')).toBeVisible()
    expect(await findInvitation('Acme Holding')).toBeVisible()
    expect(await findJoinRequest('Finance reporting')).toBeVisible()
  })
})

describe('a join request', () => {
  const CANCEL = 'Cancel request to join Finance reporting'

  test('is removed and announced after the user cancels it', async () => {
    const { user, requests } = await renderApp('/invitations')

    const request = await findJoinRequest('Finance reporting')
    expect(request).toHaveTextContent('You asked to join the project Finance reporting')
    expect(within(request).getByText('temporary access for the audit')).toBeVisible()
    await user.click(within(request).getByRole('button', { name: CANCEL }))

    expect(await screen.findByText('Request to join Finance reporting canceled')).toBeVisible()
    expect(writesIn(requests)).toEqual(['DELETE projects-join-requests/124'])
    await waitFor(() => expect(screen.queryByText('Finance reporting')).not.toBeInTheDocument())
  })

  test('stays in the list with the error when it could not be canceled', async () => {
    const { user, server } = await renderApp('/invitations')
    server.use(http.delete(`${JOIN_REQUESTS}/124`, () => errorResponse(403, { error: 'Access denied.' })))

    await pressButton(user, CANCEL)

    const request = await findJoinRequest('Finance reporting')
    expect(await within(request).findByRole('alert')).toHaveTextContent(
      /^Could not cancel the request to join Finance reporting\.Your account is not allowed to do this\./,
    )
    expect(within(request).getByRole('button', { name: CANCEL })).not.toHaveAttribute('aria-disabled')
  })

  test('is removed with an announcement if the project has answered it meanwhile', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-gone' } })

    await pressButton(user, CANCEL)

    expect(await screen.findByText('The request to join Finance reporting is no longer open.')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Finance reporting')).not.toBeInTheDocument())
  })

  test('says “Expired” after its expiry, and reads the documented misspelling “crated”', async () => {
    const request = {
      id: 1,
      crated: instantFromNow(-200_000),
      expires: instantFromNow(-60_000),
      project: { id: 9, name: 'Vault' },
    }
    await renderApp('/invitations', { handlers: [http.get(JOIN_REQUESTS, () => HttpResponse.json([request]))] })

    const expired = await findJoinRequest('Vault')
    expect(expired).toHaveTextContent(/\d minutes ago/)
    expect(expired).toHaveTextContent('Expired')
    expect(expired).not.toHaveTextContent('Expires')
  })
})
