import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { nils, otto } from '~/demo/personas'
import { demoConfig, MANAGE_BASE } from '~/demo/world'

import { renderApp } from './render-app'
import { deferred } from './security-page'

const PROJECTS = `${MANAGE_BASE}/manage/current-user/projects-invitations`

const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole('button', { name }))
const list = () => screen.findByRole('region', { name: 'Your invitations' })
const writes = (requests: string[]) =>
  requests
    .filter((line) => !line.startsWith('GET'))
    .map((line) => line.replace(`${MANAGE_BASE}/manage/current-user/`, ''))

async function card(name: string) {
  const item = (await within(await list()).findByText(name)).closest('li')
  if (!item) throw new Error('It is in no card.')
  return within(item)
}

/** The link that takes people to their project; nothing follows it here. */
function watchDeparture(): string[] {
  const left: string[] = []
  const stay = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin === location.origin) return
    event.preventDefault()
    left.push(link.href)
  }
  addEventListener('click', stay, { capture: true })
  onTestFinished(() => removeEventListener('click', stay, { capture: true }))
  return left
}

describe('invitations', () => {
  test('to projects and organizations are in one list, with who, as what and why', async () => {
    await renderApp('/invitations')
    const project = await card('Marketing analytics')
    expect(project.getByText(/^Lena Marsh invited you to join the project/)).toBeVisible()
    expect(project.getByText('Role: Administrator')).toBeVisible()
    expect(project.getByText('You own the dashboards now')).toBeVisible()
    expect(project.getByText(/^in [56] days$/)).toHaveAttribute('data-tip', expect.stringMatching(/UTC$/))
    const organization = await card('Acme Holding')
    expect(organization.getByText(/invited you to join the organization/)).toBeVisible()
    // A role that nobody has documented is shown as it comes.
    expect((await card('Data platform – staging (EU)')).getByText('Role: productionManager')).toBeVisible()
    expect(await screen.findByRole('link', { name: 'Invitations, 3 pending' })).toBeVisible()
  })

  test('there are none of say when there would be', async () => {
    await renderApp('/invitations', { as: nils })
    expect(await screen.findByText('No invitations')).toBeVisible()
  })

  test('that are accepted lead to their project', async () => {
    const left = watchDeparture()
    const { user, requests } = await renderApp('/invitations')
    await press(user, 'Accept the invitation to Marketing analytics')
    const link = await screen.findByRole('link', { name: 'Go to Marketing analytics' })
    expect(writes(requests)).toEqual(['PUT projects-invitations/113'])
    expect(left).toEqual([link.getAttribute('href')])
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/projects\/\d+$/))
  })

  test('that are accepted without a way to the project leave the list', async () => {
    const { user } = await renderApp('/invitations', { config: { links: { ...demoConfig.links, project: undefined } } })
    await press(user, 'Accept the invitation to Marketing analytics')
    expect(
      await screen.findByText('You are a member of Marketing analytics now.', { selector: '.toast' }),
    ).toBeVisible()
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Accept the invitation to Marketing analytics' }),
      ).not.toBeInTheDocument(),
    )
  })

  test('are accepted once by a double click', async () => {
    watchDeparture()
    const { user, requests } = await renderApp('/invitations')
    await user.dblClick(await screen.findByRole('button', { name: 'Accept the invitation to Marketing analytics' }))
    await screen.findByRole('link', { name: 'Go to Marketing analytics' })
    expect(writes(requests)).toHaveLength(1)
  })

  test('are declined after one question', async () => {
    const { user, requests } = await renderApp('/invitations')
    await press(user, 'Decline the invitation to Acme Holding…')
    const question = within(await screen.findByRole('alertdialog', { name: 'Decline the invitation' }))
    expect(question.getByText(/You lose the opportunity to enter Acme Holding/)).toBeVisible()
    expect(writes(requests)).toEqual([])
    await user.click(question.getByRole('button', { name: 'Decline' }))
    expect(await screen.findByText('Invitation to Acme Holding declined')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE organizations-invitations/113'])
    await waitFor(() => expect(screen.queryByText('Acme Holding')).not.toBeInTheDocument())
    // The project with the same id is another invitation.
    expect(screen.getByText('Marketing analytics')).toBeVisible()
  })

  test('that need MFA say so, and lead to where it is set up', async () => {
    const { user } = await renderApp('/invitations')
    await press(user, 'Accept the invitation to Data platform – staging (EU)')
    const blocked = await card('Data platform – staging (EU)')
    expect(await blocked.findByText(/lets nobody in without multi-factor authentication/)).toBeVisible()
    await user.click(blocked.getByRole('link', { name: 'Set up MFA and come back' }))
    expect(await screen.findByRole('dialog', { name: 'Enable MFA' })).toBeVisible()
    expect(location.search).toBe('?do=add&back=%2Finvitations')
  })

  test('are a press away again once there is a second factor', async () => {
    const { user } = await renderApp('/security?back=%2Finvitations', { as: otto })
    await user.click(await screen.findByRole('link', { name: 'Back to invitations' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Invitations' })).toBeVisible()
  })

  test('to organizations that need MFA say so too', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-mfa' } })
    await press(user, 'Accept the invitation to Acme Holding')
    expect(await screen.findByText(/^Acme Holding lets nobody in without multi-factor/)).toBeVisible()
  })

  test('that are no longer valid leave, with a word', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-gone' } })
    await press(user, 'Accept the invitation to Marketing analytics')
    expect(await screen.findByText('The invitation to Marketing analytics is no longer valid.')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument())
  })

  test('that were sent to somebody else offer the other login', async () => {
    const { user, identity } = await renderApp('/invitations', { scenario: { condition: 'invitations-elsewhere' } })
    const mine = await card('Marketing analytics')
    expect(
      mine.getByText('It was sent to someone.else@example.com, and you are logged in as maria@example.com.'),
    ).toBeVisible()
    await user.click(mine.getByRole('button', { name: 'Log out and come back here' }))
    expect(identity.signIn).toHaveBeenCalledWith('/invitations', { asSomeoneElse: true })
  })

  test('expire while somebody looks, and cannot be accepted then', async () => {
    const { server, user } = await renderApp('/api-keys')
    const expires = new Date(Date.now() + 60_000).toISOString()
    const invitation = {
      id: 1,
      created: new Date().toISOString(),
      expires,
      reason: '',
      project: { id: 9, name: 'Soon over' },
    }
    server.use(http.get(PROJECTS, () => HttpResponse.json([invitation])))
    await user.click(await screen.findByRole('link', { name: /^Invitations/ }))
    const soon = await card('Soon over')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
    expect(await soon.findByText('Expired')).toBeVisible()
    const accept = soon.getByRole('button', { name: 'Accept the invitation to Soon over' })
    expect(accept).toHaveAttribute('aria-disabled', 'true')
    vi.restoreAllMocks()
  })

  test('whose answer was lost, and that worked all the same, are not said to be invalid', async () => {
    const { user, server } = await renderApp('/invitations')
    server.use(http.put(`${PROJECTS}/113`, () => HttpResponse.error(), { once: true }))
    await press(user, 'Accept the invitation to Marketing analytics')
    expect(await screen.findByText('The invitation could not be accepted.')).toBeVisible()
    server.use(
      http.put(`${PROJECTS}/113`, () => HttpResponse.json({ error: 'Invitation not found.' }, { status: 404 })),
    )
    await press(user, 'Accept the invitation to Marketing analytics')
    expect(await screen.findByText(/^The invitation to Marketing analytics is answered already/)).toBeVisible()
  })

  test('that are answered late close no other question', async () => {
    const { user, server } = await renderApp('/invitations')
    const answer = deferred<undefined>()
    server.use(http.delete(`${PROJECTS}/113`, () => answer.promise.then(() => new HttpResponse(null, { status: 204 }))))
    await press(user, 'Decline the invitation to Marketing analytics…')
    await press(user, 'Decline')
    await press(user, 'Cancel')
    await press(user, 'Decline the invitation to Acme Holding…')
    answer.resolve(undefined)
    expect(await screen.findByText('Invitation to Marketing analytics declined')).toBeVisible()
    expect(screen.getByText(/You lose the opportunity to enter Acme Holding/)).toBeVisible()
  })
})

describe('when something is not there', () => {
  test('each kind fails by itself', async () => {
    const { server } = await renderApp('/api-keys')
    server.use(http.get(PROJECTS, () => HttpResponse.json({ error: 'Application error.' }, { status: 403 })))
    ;(await screen.findByRole('link', { name: /^Invitations/ })).click()
    expect(await screen.findByText('The invitations to projects could not be loaded.')).toBeVisible()
    expect(await card('Acme Holding')).toBeDefined()
  })

  test('a server without invitations takes them out of the navigation, and nothing else', async () => {
    await renderApp('/invitations', { scenario: { condition: 'invitations-absent' } })
    expect(await screen.findByText('This server has no invitations')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Invitations/ })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: /^Notifications/ })).toBeVisible()
  })
})

describe('a request to join', () => {
  test('is read, and can be taken back', async () => {
    const { user, requests } = await renderApp('/invitations')
    const section = within(await screen.findByRole('region', { name: 'Your requests to join' }))
    expect(section.getByText('You have asked to join the project Finance reporting')).toBeVisible()
    expect(section.getByText('temporary access for the audit')).toBeVisible()
    await user.click(section.getByRole('button', { name: 'Cancel the request to join Finance reporting' }))
    expect(await screen.findByText('Request to join Finance reporting cancelled')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE projects-join-requests/124'])
    await waitFor(() => expect(screen.queryByText(/Finance reporting$/)).not.toBeInTheDocument())
  })
})
