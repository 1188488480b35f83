import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { haveInvitation, ORGANIZATIONS, PROJECTS, refusal } from '../invitations/invitations-page'
import { allLines, haveTokens, line, lines } from './overview-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const UNKNOWN = 'Could not load your invitations'
const none = http.get(ORGANIZATIONS, () => HttpResponse.json([]))

describe('invitations', () => {
  test('that wait are to do, with the newest and the way there', async () => {
    await renderApp('/')
    const invited = await line('3 invitations wait for your answer')
    expect(invited).toHaveTextContent(/^To do: .*The newest is to Marketing analytics\./)
    expect(within(invited).getByRole('link', { name: 'Answer' })).toHaveAttribute('href', '/invitations')
  })

  test('whose time is over wait for nobody', async () => {
    const expires = new Date(Date.now() - 60_000).toISOString()
    await renderApp('/', { handlers: [haveInvitation({ expires }), none] })
    expect(await line('No invitation waits for your answer')).toHaveTextContent(/^Done:/)
  })

  test('of one kind alone are all there are where the server has no other', async () => {
    const missing = http.get(PROJECTS, () => refusal(404, { error: 'Not found.' }))
    await renderApp('/', { handlers: [missing, none] })
    expect(await line('No invitation waits for your answer')).toHaveTextContent(/^Done:/)
  })

  test('that cannot be asked for offline are not known, and are asked for again at a press', async () => {
    const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { server, user } = await renderApp('/', {
      handlers: [http.get(PROJECTS, () => HttpResponse.error()), none, haveTokens({})],
    })
    const unknown = await line(UNKNOWN)
    expect(unknown).toHaveTextContent('You are offline.')
    const before = await allLines()
    const place = before.indexOf(`Not known: ${UNKNOWN}`)

    offline.mockReturnValue(true)
    const answer = deferred<Response>()
    server.use(http.get(PROJECTS, () => answer.promise))
    const again = within(unknown).getByRole('button', { name: 'Try again' })
    await user.click(again)
    // Where it was, under the finger that pressed.
    expect(await within(unknown).findByText('Asking again…')).toBeInTheDocument()
    expect(again).toHaveFocus()
    expect(lines()).toEqual(before)

    answer.resolve(HttpResponse.json([{ id: 1, project: { id: 9, name: 'Vault' } }]))
    expect(await line('1 invitation waits for your answer')).toBeInTheDocument()
    expect(lines().indexOf('To do: 1 invitation waits for your answer')).toBe(place)
    expect(screen.getByRole('heading', { name: 'Check-up' })).toHaveFocus()
  })
})
