import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { otto } from '~/demo/personas'
import { demoConfig } from '~/demo/world'

import {
  accept,
  card,
  haveInvitation,
  ORGANIZATIONS,
  PROJECTS,
  refusal,
  watchDeparture,
  writes,
} from './invitations-page'
import { renderApp } from './render-app'
import { deferred } from './security-page'

const MARKETING = `${PROJECTS}/113`
const WAY = { name: 'Go to Marketing analytics' }
const MAYBE = 'You may be a member of Marketing analytics by now: the invitation is no longer there.'
const accepted = () => new HttpResponse(null, { status: 202 })
const withoutMarketing = http.get(PROJECTS, () => HttpResponse.json([]))

describe('an invitation that is accepted', () => {
  test('leads to its project, and is not counted any more', async () => {
    const left = watchDeparture()
    const { user, requests } = await renderApp('/invitations')
    await accept(user, 'Marketing analytics')
    const link = await screen.findByRole('link', WAY)
    expect(writes(requests)).toEqual(['PUT projects-invitations/113'])
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/projects\/\d+$/))
    expect(left).toEqual([link.getAttribute('href')])
    expect(screen.getAllByText('You are a member of Marketing analytics now.')).toHaveLength(1)
    // Whoever comes Back sees what this page was left with.
    expect(screen.queryByRole('button', { name: /Marketing analytics/ })).not.toBeInTheDocument()
    await waitFor(() =>
      expect(screen.getByRole('link', { name: /^Invitations/ })).toHaveAccessibleName(/^Invitations ?, 2 pending$/),
    )
  })

  test('is accepted also where the person leaves right after', async () => {
    watchDeparture()
    const { user, requests } = await renderApp('/invitations')
    // What the browser is asked for: nothing here could leave.
    const asked = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => asked.mockRestore())
    await accept(user, 'Marketing analytics')
    await waitFor(() => expect(writes(requests)).toHaveLength(1))
    expect(asked).toHaveBeenCalledWith(MARKETING, expect.objectContaining({ method: 'PUT', keepalive: true }))
  })

  test('leaves the list where there is no way to the project', async () => {
    const { user } = await renderApp('/invitations', { config: { links: { ...demoConfig.links, project: undefined } } })
    await accept(user, 'Marketing analytics')
    expect(await screen.findByText('You are a member of Marketing analytics now.')).toBeVisible()
    expect(screen.queryByRole('link', WAY)).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Marketing analytics/ })).not.toBeInTheDocument()
  })

  test('is accepted once by a double click', async () => {
    watchDeparture()
    const { user, requests } = await renderApp('/invitations')
    await user.dblClick(await screen.findByRole('button', { name: 'Accept the invitation to Marketing analytics' }))
    await screen.findByRole('link', WAY)
    expect(writes(requests)).toHaveLength(1)
  })

  test('takes nobody away who is answering another one', async () => {
    const left = watchDeparture()
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.put(`${PROJECTS}/108`, () => answer.promise))
    await accept(user, 'Data platform – staging (EU)')
    await accept(user, 'Marketing analytics')
    expect(await screen.findByRole('link', WAY)).toBeVisible()
    expect(left).toEqual([])
    answer.resolve(accepted())
    await waitFor(() => expect(left).toHaveLength(1))

    await user.click(screen.getByRole('button', { name: 'Decline the invitation to Acme Holding…' }))
    expect(await screen.findByRole('alertdialog')).toBeVisible()
    expect(left).toHaveLength(1)
  })

  test('takes nobody out of the question whether to decline another one', async () => {
    const left = watchDeparture()
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.put(MARKETING, () => answer.promise))
    await accept(user, 'Marketing analytics')
    await user.click(screen.getByRole('button', { name: 'Decline the invitation to Acme Holding…' }))
    await screen.findByRole('alertdialog')
    answer.resolve(accepted())
    expect(await screen.findByText('Go to Marketing analytics')).toBeInTheDocument()
    expect(left).toEqual([])
  })

  test('cannot be declined in the same moment', async () => {
    watchDeparture()
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.put(MARKETING, () => answer.promise))
    await accept(user, 'Marketing analytics')
    const decline = screen.getByRole('button', { name: 'Decline the invitation to Marketing analytics…' })
    expect(decline).toHaveAttribute('data-tip', 'It is being accepted.')
    await user.click(decline)
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
    answer.resolve(accepted())
    expect(await screen.findByRole('link', WAY)).toBeVisible()
  })

  test('leads to its project though the list has lost it before the answer came', async () => {
    const left = watchDeparture()
    const { user, server, queryClient } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.put(MARKETING, () => answer.promise))
    await accept(user, 'Marketing analytics')
    server.use(withoutMarketing)
    await act(() => queryClient.refetchQueries())
    await waitFor(() => expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument())
    answer.resolve(accepted())
    expect(await screen.findByRole('link', WAY)).toBeVisible()
    expect(left).toHaveLength(1)
  })

  test.each([
    ['and worked', accepted, 'You are a member of Marketing analytics now.'],
    [
      'and was refused',
      () => refusal(403, { error: 'Access denied.' }),
      'The invitation to Marketing analytics could not be accepted.',
    ],
  ])('by somebody who has gone on %s is said where they are', async (_how, reply, said) => {
    const left = watchDeparture()
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<Response>()
    server.use(http.put(MARKETING, () => answer.promise))
    await accept(user, 'Marketing analytics')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    answer.resolve(reply())
    expect(await screen.findByText(said)).toBeVisible()
    expect(left).toEqual([])
  })

  test('but no longer valid leaves, with a word', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-gone' } })
    await accept(user, 'Marketing analytics')
    expect(await screen.findByText('The invitation to Marketing analytics is no longer valid.')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument())
  })
})

describe('an invitation whose answer is lost', () => {
  test('and that is gone has perhaps worked: the way is there, and nobody is taken along', async () => {
    const left = watchDeparture()
    const { user, server } = await renderApp('/invitations')
    server.use(http.put(MARKETING, () => HttpResponse.error()))
    await screen.findByText('Marketing analytics')
    server.use(withoutMarketing)
    await accept(user, 'Marketing analytics')
    expect(await screen.findByText(MAYBE)).toBeVisible()
    expect(screen.getByRole('link', WAY)).toBeVisible()
    expect(left).toEqual([])
  })

  test('and that is still there is still to be accepted', async () => {
    const left = watchDeparture()
    const { user, server } = await renderApp('/invitations')
    server.use(http.put(MARKETING, () => refusal(500, { error: 'Application error.' }), { once: true }))
    await accept(user, 'Marketing analytics')
    expect(await within(await card('Marketing analytics')).findByRole('alert')).toHaveTextContent(
      /^The invitation to Marketing analytics has not been accepted so far\. Try again\./,
    )
    await accept(user, 'Marketing analytics')
    await screen.findByRole('link', WAY)
    expect(left).toHaveLength(1)
  })

  test('and that cannot be looked for is not known, and not called invalid once it is gone', async () => {
    const { user, server } = await renderApp('/invitations')
    await screen.findByText('Marketing analytics')
    server.use(
      http.put(MARKETING, () => HttpResponse.error(), { once: true }),
      http.get(PROJECTS, () => HttpResponse.error(), { once: true }),
    )
    await accept(user, 'Marketing analytics')
    expect(await within(await card('Marketing analytics')).findByRole('alert')).toHaveTextContent(
      /^Whether the invitation to Marketing analytics was accepted is not known\. Try again\./,
    )
    server.use(http.put(MARKETING, () => refusal(404, { error: 'Invitation not found.' })))
    await accept(user, 'Marketing analytics')
    expect(await screen.findByText(MAYBE)).toBeVisible()
  })
})

describe('an invitation that is refused', () => {
  test.each([
    [403, {}, /^The invitation to Vault could not be accepted\.Your account is not allowed to do this\./, undefined],
    [429, { 'retry-after': '30' }, /Too many requests in a short time\.You can try again in \d+ s/, /in \d+ s$/],
    [503, { 'retry-after': '30' }, /The service is being maintained\.We are moving\.You can try/, /in \d+ s$/],
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
    await user.click(await screen.findByRole('button', { name: 'Set up at next sign-in' }))
    expect(identity.signIn).toHaveBeenCalledWith('/security?back=%2Finvitations', { stepUp: 'mfa' })
    expect(screen.getByRole('link', { name: 'Back to invitations' })).toHaveAttribute('href', '/invitations')
    expect(screen.getByText(/^Set up a second factor at your next sign-in/)).toBeVisible()
  })

  test('is no longer asked to set one up by whoever comes from that sign-in', async () => {
    await renderApp('/security?back=%2Finvitations', {
      config: { auth0: { ...demoConfig.auth0, myAccount: false } },
      identity: () => ({ justConfirmed: async () => 'mfa' as const }),
    })
    expect(await screen.findByText(/^You have just logged in with a second factor/)).toBeVisible()
    expect(screen.queryByText(/^Set up a second factor at your next sign-in/)).not.toBeInTheDocument()
  })
})
