import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { findItem, onListTokens, openOverview } from './overview-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const KEYS_FAILED = 'Could not load your API keys'
const TOKENS_FAILED = 'Could not load your access tokens'
const forbidden = () => HttpResponse.json({ error: 'No route to the vault.' }, { status: 403 })

describe('a failed check', () => {
  test('shows the server’s reason for maintenance, and counts down to the retry', async () => {
    await renderApp('/', { scenario: { condition: 'maintenance' } })

    const keys = await findItem(KEYS_FAILED)
    expect(keys).toHaveTextContent(
      'The service is under maintenance. We are moving to a larger database. Back in a moment.',
    )
    expect(within(keys).getByRole('button', { name: /^Try again in \d+ s$/ })).toHaveAccessibleDescription(/larger/)
  })

  test('keeps the server’s message and a reference to copy in details that start closed', async () => {
    const { user } = await openOverview([http.get(`${HAL_BASE}/apikeys/`, forbidden), onListTokens(forbidden)])
    const keys = within(await findItem(KEYS_FAILED))
    const tokens = within(await findItem(TOKENS_FAILED))
    expect((await tokens.findByText('Details')).closest('details')).not.toHaveAttribute('open')

    await user.click(await keys.findByText('Details'))
    expect(keys.getByText('No route to the vault.')).toBeVisible()
    expect(tokens.getByText('No route to the vault.')).not.toBeVisible()

    await user.click(keys.getByRole('button', { name: 'Copy reference' }))
    expect(await navigator.clipboard.readText()).toMatch(/ · GET \/api\/apikeys\/ · 403 · forbidden · \w{8}$/)
    expect(await screen.findByText('Reference copied')).toBeVisible()
  })

  test('names the invalid field of an unreadable response, and keeps the details during a retry', async () => {
    const { server, user } = await openOverview([onListTokens(() => HttpResponse.json([{ created: null }]))])
    const item = await findItem(TOKENS_FAILED)
    const tokens = within(item)
    expect(item).toHaveTextContent('The server sent an invalid response.')
    await user.click(await tokens.findByText('Details'))
    expect(tokens.getByText(/ · 200 · invalid-response · \S+: invalid_/)).toBeVisible()

    const response = deferred<Response>()
    server.use(onListTokens(() => response.promise))
    await user.click(tokens.getByRole('button', { name: 'Try again' }))
    expect(await tokens.findByText('Trying again…')).toBeVisible()
    expect(tokens.getByText(/ · invalid-response · /)).toBeVisible()

    response.resolve(HttpResponse.json([]))
    expect(await findItem('You have no access tokens')).toHaveTextContent(/^Done:/)
    expect(screen.queryByText(/ · invalid-response · /)).not.toBeInTheDocument()
  })
})
