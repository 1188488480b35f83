import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { accept, card, PROJECTS, refusal, watchDeparture, writes } from './invitations-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

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
