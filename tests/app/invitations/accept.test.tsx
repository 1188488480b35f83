import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import {
  acceptInvitation,
  errorResponse,
  findInvitation,
  PROJECT_INVITATIONS,
  recordDepartures,
  writesIn,
} from './invitations-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const MARKETING = `${PROJECT_INVITATIONS}/113`
const PROJECT_LINK = { name: 'Go to Marketing analytics' }
const MEMBER = 'You are now a member of Marketing analytics.'
const MAYBE_MEMBER = 'You may be a member of Marketing analytics: the invitation is no longer in the list.'
const acceptedResponse = () => new HttpResponse(null, { status: 202 })
const serveNoProjectInvitations = http.get(PROJECT_INVITATIONS, () => HttpResponse.json([]))

describe('accepting an invitation', () => {
  test('opens the project, and removes the invitation from the list and from the badge', async () => {
    const departures = recordDepartures()
    const { user, requests } = await renderApp('/invitations')

    await acceptInvitation(user, 'Marketing analytics')

    const link = await screen.findByRole('link', PROJECT_LINK)
    expect(writesIn(requests)).toEqual(['PUT projects-invitations/113'])
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/projects\/\d+$/))
    expect(departures).toEqual([link.getAttribute('href')])
    expect(screen.getAllByText(MEMBER)).toHaveLength(1)
    expect(screen.queryByRole('button', { name: /Marketing analytics/ })).not.toBeInTheDocument()
    await waitFor(() =>
      expect(screen.getByRole('link', { name: /^Invitations/ })).toHaveAccessibleName(/^Invitations ?, 2 pending$/),
    )
  })

  test('opens the organization, where each {id} of links.organization is the ID', async () => {
    const departures = recordDepartures()
    const organization = 'https://connection.demo.example/organizations/{id}?selected={id}'
    const { user } = await renderApp('/invitations', { config: { links: { organization } } })

    await acceptInvitation(user, 'Acme Holding')

    const link = await screen.findByRole('link', { name: 'Go to Acme Holding' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/organizations\/(\d+)\?selected=\1$/))
    expect(departures).toEqual([link.getAttribute('href')])
  })

  test('announces the membership without a link when links.organization is not configured', async () => {
    const { user } = await renderApp('/invitations', { config: { links: { project: demoConfig.links.project } } })

    await acceptInvitation(user, 'Acme Holding')

    expect(await screen.findByText('You are now a member of Acme Holding.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Go to Acme Holding' })).not.toBeInTheDocument()
  })

  test('sends the request with keepalive, so that it survives when the user leaves the page', async () => {
    recordDepartures()
    const { user, requests } = await renderApp('/invitations')
    // jsdom cannot unload a page, so the test checks the option that the browser gets.
    const fetchSpy = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => fetchSpy.mockRestore())

    await acceptInvitation(user, 'Marketing analytics')

    await waitFor(() => expect(writesIn(requests)).toHaveLength(1))
    expect(fetchSpy).toHaveBeenCalledWith(MARKETING, expect.objectContaining({ method: 'PUT', keepalive: true }))
  })

  test('announces the membership without a link when links.project is not configured', async () => {
    const { user } = await renderApp('/invitations', { config: { links: { ...demoConfig.links, project: undefined } } })

    await acceptInvitation(user, 'Marketing analytics')

    expect(await screen.findByText(MEMBER)).toBeVisible()
    expect(screen.queryByRole('link', PROJECT_LINK)).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Marketing analytics/ })).not.toBeInTheDocument()
  })

  test('sends one request after a double click', async () => {
    recordDepartures()
    const { user, requests } = await renderApp('/invitations')

    await user.dblClick(await screen.findByRole('button', { name: 'Accept the invitation to Marketing analytics' }))

    await screen.findByRole('link', PROJECT_LINK)
    expect(writesIn(requests)).toHaveLength(1)
  })

  test('does not open the project while another invitation is being accepted', async () => {
    const departures = recordDepartures()
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.put(`${PROJECT_INVITATIONS}/108`, () => response.promise))

    await acceptInvitation(user, 'Data platform – staging (EU)')
    await acceptInvitation(user, 'Marketing analytics')
    expect(await screen.findByRole('link', PROJECT_LINK)).toBeVisible()
    expect(departures).toEqual([])

    response.resolve(acceptedResponse())
    await waitFor(() => expect(departures).toHaveLength(1))
  })

  test('does not open the project while a dialog asks whether to decline another invitation', async () => {
    const departures = recordDepartures()
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.put(MARKETING, () => response.promise))

    await acceptInvitation(user, 'Marketing analytics')
    await user.click(screen.getByRole('button', { name: 'Decline the invitation to Acme Holding…' }))
    await screen.findByRole('alertdialog')
    response.resolve(acceptedResponse())

    expect(await screen.findByText('Go to Marketing analytics')).toBeInTheDocument()
    expect(departures).toEqual([])
  })

  test('disables "Decline" until the response arrives', async () => {
    recordDepartures()
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.put(MARKETING, () => response.promise))

    await acceptInvitation(user, 'Marketing analytics')
    const decline = screen.getByRole('button', { name: 'Decline the invitation to Marketing analytics…' })
    expect(decline).toHaveAttribute('data-tip', 'The invitation is being accepted.')
    await user.click(decline)
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()

    response.resolve(acceptedResponse())
    expect(await screen.findByRole('link', PROJECT_LINK)).toBeVisible()
  })

  test('opens the project even if the invitation has left the list before the response arrives', async () => {
    const departures = recordDepartures()
    const { user, server, queryClient } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.put(MARKETING, () => response.promise))

    await acceptInvitation(user, 'Marketing analytics')
    server.use(serveNoProjectInvitations)
    await act(() => queryClient.refetchQueries())
    await waitFor(() => expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument())
    response.resolve(acceptedResponse())

    expect(await screen.findByRole('link', PROJECT_LINK)).toBeVisible()
    expect(departures).toHaveLength(1)
  })

  test.each([
    ['success', acceptedResponse, MEMBER],
    [
      'failure',
      () => errorResponse(403, { error: 'Access denied.' }),
      'Could not accept the invitation to Marketing analytics.',
    ],
  ])('announces %s on the page that the user has opened meanwhile', async (_result, respond, announcement) => {
    const departures = recordDepartures()
    const { user, server } = await renderApp('/invitations')
    const response = deferred<Response>()
    server.use(http.put(MARKETING, () => response.promise))

    await acceptInvitation(user, 'Marketing analytics')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    response.resolve(respond())

    expect(await screen.findByText(announcement)).toBeVisible()
    expect(departures).toEqual([])
  })

  test('removes an invitation that was withdrawn meanwhile, and says that it is no longer valid', async () => {
    const { user } = await renderApp('/invitations', { scenario: { condition: 'invitations-gone' } })

    await acceptInvitation(user, 'Marketing analytics')

    expect(await screen.findByText('The invitation to Marketing analytics is no longer valid.')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Marketing analytics')).not.toBeInTheDocument())
  })
})

describe('when the response to accepting is lost', () => {
  test('links to the project without opening it if the invitation has left the list', async () => {
    const departures = recordDepartures()
    const { user, server } = await renderApp('/invitations')
    server.use(http.put(MARKETING, () => HttpResponse.error()))
    await screen.findByText('Marketing analytics')
    server.use(serveNoProjectInvitations)

    await acceptInvitation(user, 'Marketing analytics')

    expect(await screen.findByText(MAYBE_MEMBER)).toBeVisible()
    expect(screen.getByRole('link', PROJECT_LINK)).toBeVisible()
    expect(departures).toEqual([])
  })

  test('offers a retry if the invitation is still in the list', async () => {
    const departures = recordDepartures()
    const { user, server } = await renderApp('/invitations')
    server.use(http.put(MARKETING, () => errorResponse(500, { error: 'Application error.' }), { once: true }))

    await acceptInvitation(user, 'Marketing analytics')
    const card = within(await findInvitation('Marketing analytics'))
    expect(await card.findByRole('alert')).toHaveTextContent(
      /^The invitation to Marketing analytics is not accepted yet\. Try again\./,
    )

    await acceptInvitation(user, 'Marketing analytics')
    await screen.findByRole('link', PROJECT_LINK)
    expect(departures).toHaveLength(1)
  })

  test('says that it could not check if the list fails too, and takes a later 404 as a possible membership', async () => {
    const { user, server } = await renderApp('/invitations')
    await screen.findByText('Marketing analytics')
    server.use(
      http.put(MARKETING, () => HttpResponse.error(), { once: true }),
      http.get(PROJECT_INVITATIONS, () => HttpResponse.error(), { once: true }),
    )

    await acceptInvitation(user, 'Marketing analytics')
    const card = within(await findInvitation('Marketing analytics'))
    expect(await card.findByRole('alert')).toHaveTextContent(
      /^Could not check whether the invitation to Marketing analytics was accepted\. Try again\./,
    )

    server.use(http.put(MARKETING, () => errorResponse(404, { error: 'Invitation not found.' })))
    await acceptInvitation(user, 'Marketing analytics')
    expect(await screen.findByText(MAYBE_MEMBER)).toBeVisible()
  })
})
