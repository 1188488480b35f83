import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { answerTokens, line, openOverview } from './overview-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const KEYS = 'Could not load your API keys'
const TOKENS = 'Could not load your access tokens'
const down = () => HttpResponse.json({ error: 'No route to the vault.' }, { status: 403 })

describe('what is not known', () => {
  test('for maintenance says the reason that the server gives, and counts down', async () => {
    await renderApp('/', { scenario: { condition: 'maintenance' } })
    const keys = await line(KEYS)
    expect(keys).toHaveTextContent(
      'The service is under maintenance. We are moving to a larger database. Back in a moment.',
    )
    expect(within(keys).getByRole('button', { name: /^Try again in \d+ s$/ })).toHaveAccessibleDescription(/larger/)
  })

  test('has the server’s words and a reference to copy, folded, each line its own', async () => {
    const { user } = await openOverview([http.get(`${HAL_BASE}/apikeys/`, down), answerTokens(down)])
    const keys = within(await line(KEYS))
    const tokens = within(await line(TOKENS))
    expect((await tokens.findByText('Details')).closest('details')).not.toHaveAttribute('open')
    await user.click(await keys.findByText('Details'))
    expect(keys.getByText('No route to the vault.')).toBeVisible()
    await user.click(keys.getByRole('button', { name: 'Copy reference' }))
    expect(await navigator.clipboard.readText()).toMatch(/ · GET \/api\/apikeys\/ · 403 · forbidden · \w{8}$/)
    expect(await screen.findByText('Reference copied')).toBeVisible()
    expect(tokens.getByText('No route to the vault.')).not.toBeVisible()
  })

  test('for want of an answer that can be read names the place in it, and stays as high while it is asked again', async () => {
    const { server, user } = await openOverview([answerTokens(() => HttpResponse.json([{ id: 'x' }]))])
    const found = await line(TOKENS)
    const tokens = within(found)
    expect(found).toHaveTextContent('The server sent an invalid response.')
    await user.click(await tokens.findByText('Details'))
    expect(tokens.getByText(/ · 200 · invalid-response · \S+: invalid_/)).toBeVisible()

    const answer = deferred<Response>()
    server.use(answerTokens(() => answer.promise))
    await user.click(tokens.getByRole('button', { name: 'Try again' }))
    expect(await tokens.findByText('Asking again…')).toBeVisible()
    expect(tokens.getByText(/ · invalid-response · /)).toBeVisible()
    answer.resolve(HttpResponse.json([]))
    expect(await line('You have no access tokens')).toHaveTextContent(/^Done:/)
    expect(screen.queryByText(/ · invalid-response · /)).not.toBeInTheDocument()
  })
})
