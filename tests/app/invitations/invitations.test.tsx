import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria, nils } from '~/demo/data/personas'

import { card, haveInvitation, ORGANIZATIONS, press, PROJECTS, refusal, REQUESTS, writes } from './invitations-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

/** A moment from now, as servers write it. */
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

describe('invitations', () => {
  test('to projects and organizations are in one list, with who, as what and why', async () => {
    const { user } = await renderApp('/invitations')
    const project = await card('Marketing analytics')
    expect(project).toHaveTextContent('Lena Marsh invited you to join the project Marketing analytics')
    expect(project).toHaveTextContent('Role: Administrator')
    expect(within(project).getByText('You own the dashboards now')).toBeVisible()
    await user.hover(within(project).getByText(/^in [56] days$/))
    expect(await screen.findByRole('tooltip')).toHaveTextContent(/local time .* UTC$/)
    expect(await card('Acme Holding')).toHaveTextContent(/invited you to join the organization Acme Holding/)
    // A role that nobody has documented is shown as it comes.
    expect(await card('Data platform – staging (EU)')).toHaveTextContent('Role: productionManager')
    expect(await screen.findByRole('link', { name: 'Invitations, 3 pending' })).toBeVisible()
  })

  test('there are none of say when there would be', async () => {
    await renderApp('/invitations', { as: nils })
    expect(await screen.findByText('No invitations')).toBeVisible()
  })

  test.each([
    ['by name', { name: 'Lena Marsh', email: 'lena@example.com' }, 'LLena Marsh'],
    ['by email where the name is empty', { name: '', email: 'lena@example.com' }, 'Llena@example.com'],
    ['by email where the name is missing', { name: null, email: 'lena@example.com' }, 'Llena@example.com'],
    ['by nobody that the server names', undefined, 'SSomebody'],
    ['by nobody that has a name', { name: ' ', email: null }, 'SSomebody'],
  ])('say who invites: %s', async (_how, creator, who) => {
    await renderApp('/invitations', { handlers: [haveInvitation({ creator })] })
    expect(await card('Vault')).toHaveTextContent(new RegExp(`^${who} invited you to join the project Vault`))
  })

  test.each([{ reason: '' }, { reason: null }, {}])('without a reason (%j) quote none', async (given) => {
    await renderApp('/invitations', { handlers: [haveInvitation(given)] })
    expect((await card('Vault')).querySelector('q')).toBeNull()
  })

  test('are declined after one question', async () => {
    const { user, requests } = await renderApp('/invitations')
    await press(user, 'Decline the invitation to Acme Holding…')
    const question = within(await screen.findByRole('alertdialog', { name: 'Decline the invitation' }))
    expect(question.getByText(/You lose the opportunity to enter Acme Holding/)).toBeVisible()
    expect(writes(requests)).toEqual([])
    await user.click(question.getByRole('button', { name: 'Decline invitation' }))
    expect(await screen.findByText('Invitation to Acme Holding declined')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE organizations-invitations/113'])
    await waitFor(() => expect(screen.queryByText('Acme Holding')).not.toBeInTheDocument())
    // The project with the same id is another invitation.
    expect(screen.getByText('Marketing analytics')).toBeVisible()
  })

  test('that were sent to somebody else offer the other login', async () => {
    const { user, identity } = await renderApp('/invitations', { scenario: { condition: 'invitations-elsewhere' } })
    const mine = await card('Marketing analytics')
    expect(mine).toHaveTextContent(
      'It was sent to someone.else@example.com, and you are logged in as maria@example.com.',
    )
    await user.click(within(mine).getByRole('button', { name: 'Log out and come back here' }))
    expect(identity.logOut).toHaveBeenCalledWith({ returnTo: '/invitations' })
  })

  test('are nobody else’s where nobody knows the person’s address', async () => {
    await renderApp('/invitations', {
      scenario: { condition: 'invitations-elsewhere' },
      identity: () => ({ user: { id: maria.id, name: maria.name, email: '' } }),
    })
    expect(await card('Marketing analytics')).not.toHaveTextContent('It was sent to')
  })

  test('expire while somebody looks, and cannot be accepted then', async () => {
    await renderApp('/invitations', { handlers: [haveInvitation({ expires: fromNow(60_000) })] })
    const soon = await card('Vault')
    expect(soon).toHaveTextContent(/Expires/)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
    await waitFor(() => expect(soon).toHaveTextContent(/Expired/))
    const button = within(soon).getByRole('button', { name: 'Accept the invitation to Vault' })
    expect(button).toHaveAttribute('data-tip', 'It has expired. Ask whoever invited you for another.')
    expect(button).toHaveAttribute('aria-disabled', 'true')
  })

  test('that are answered late close no other question', async () => {
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.delete(`${PROJECTS}/113`, () => answer.promise))
    await press(user, 'Decline the invitation to Marketing analytics…')
    await press(user, 'Decline invitation')
    await press(user, 'Cancel')
    await press(user, 'Decline the invitation to Acme Holding…')
    answer.resolve(new HttpResponse(null, { status: 204 }))
    expect(await screen.findByText('Invitation to Marketing analytics declined')).toBeVisible()
    expect(screen.getByText(/You lose the opportunity to enter Acme Holding/)).toBeVisible()
  })

  test('that could not be declined say so by name once their question is closed', async () => {
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.delete(`${PROJECTS}/113`, () => answer.promise))
    await press(user, 'Decline the invitation to Marketing analytics…')
    await press(user, 'Decline invitation')
    await press(user, 'Cancel')
    answer.resolve(refusal(403, { error: 'Access denied.' }))
    expect(await screen.findByText('The invitation to Marketing analytics could not be declined.')).toBeVisible()
    expect(await card('Marketing analytics')).toBeVisible()
  })
})

describe('when something is not there', () => {
  test('each kind fails by itself', async () => {
    const { user, server } = await renderApp('/api-keys')
    server.use(http.get(PROJECTS, () => refusal(403, { error: 'Application error.' })))
    await user.click(await screen.findByRole('link', { name: /^Invitations/ }))
    expect(await screen.findByText('Could not load the invitations to projects.')).toBeVisible()
    expect(await card('Acme Holding')).toBeVisible()
    expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument()
  })

  test('a server without invitations takes them out of the navigation, and nothing else', async () => {
    await renderApp('/invitations', { scenario: { condition: 'invitations-absent' } })
    expect(await screen.findByText('This server has no invitations')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Invitations/ })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: /^Notifications/ })).toBeVisible()
  })

  test('lists that are on screen stay there, whatever a later answer says', async () => {
    const { server, queryClient } = await renderApp('/invitations')
    await card('Finance reporting', 'Your requests to join')
    const missing = () => refusal(404, { error: 'Not found.' })
    server.use(http.get(PROJECTS, missing), http.get(ORGANIZATIONS, missing), http.get(REQUESTS, missing))
    await act(() => queryClient.refetchQueries())
    expect(await screen.findByText('Could not load the invitations to projects.')).toBeVisible()
    expect(screen.getByText('Could not load the invitations to organizations.')).toBeVisible()
    expect(screen.getByText('Could not load your requests.')).toBeVisible()
    expect(await card('Marketing analytics')).toBeVisible()
    expect(await card('Acme Holding')).toBeVisible()
    expect(await card('Finance reporting', 'Your requests to join')).toBeVisible()
  })
})

describe('a request to join', () => {
  const CANCEL = 'Cancel request to join Finance reporting'

  test('is read, and can be taken back', async () => {
    const { user, requests } = await renderApp('/invitations')
    const request = await card('Finance reporting', 'Your requests to join')
    expect(request).toHaveTextContent('You have asked to join the project Finance reporting')
    expect(within(request).getByText('temporary access for the audit')).toBeVisible()
    await user.click(within(request).getByRole('button', { name: CANCEL }))
    expect(await screen.findByText('Request to join Finance reporting cancelled')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE projects-join-requests/124'])
    await waitFor(() => expect(screen.queryByText('Finance reporting')).not.toBeInTheDocument())
  })

  test('that could not be taken back says so in its place, and stays', async () => {
    const { user, server } = await renderApp('/invitations')
    server.use(http.delete(`${REQUESTS}/124`, () => refusal(403, { error: 'Access denied.' })))
    await press(user, CANCEL)
    const request = await card('Finance reporting', 'Your requests to join')
    expect(await within(request).findByRole('alert')).toHaveTextContent(
      /^The request to join Finance reporting could not be cancelled\.Your account is not allowed to do this\./,
    )
    expect(within(request).getByRole('button', { name: CANCEL })).not.toHaveAttribute('aria-disabled')
  })

  test('that somebody has answered meanwhile is no longer open, and leaves', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-gone' } })
    await press(user, CANCEL)
    expect(await screen.findByText('The request to join Finance reporting is no longer open.')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Finance reporting')).not.toBeInTheDocument())
  })

  test('whose time is over says so', async () => {
    const request = { id: 1, crated: fromNow(-120_000), expires: fromNow(-60_000), project: { id: 9, name: 'Vault' } }
    await renderApp('/invitations', { handlers: [http.get(REQUESTS, () => HttpResponse.json([request]))] })
    const over = await card('Vault', 'Your requests to join')
    expect(over).toHaveTextContent('Expired')
    expect(over).not.toHaveTextContent('Expires')
  })
})
