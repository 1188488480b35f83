import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { field, keyHeading, openFromList, rowOf } from './key-page'
import { tokenOf } from './rotation-page'

describe('the page of an API key', () => {
  test('does not call a key of another owner yours', async () => {
    const { database, leave } = await renderApp('/login')
    leave()
    const { id, clientId } = rowOf(database, 'CI deploy')
    const key = { id, clientId, name: 'shared', profileId: 'auth0|\u202Eother', _links: {} }
    await renderApp(`/api-keys/${id}`, {
      handlers: [http.get(`${HAL_BASE}/apikeys/${id}`, () => HttpResponse.json(key))],
    })
    await keyHeading('shared')
    expect(await field('Owner')).toHaveTextContent('other')
    expect(await field('Owner')).not.toHaveTextContent('you')
    expect(await field('Created')).toHaveTextContent('Unknown date')
  })

  test('shows examples that log in with the client ID of this key and read the secret from a variable', async () => {
    const { user, database } = await openFromList('CI deploy')
    const section = within(screen.getByRole('region', { name: 'Use this key' }))
    expect(section.queryByRole('radio')).not.toBeInTheDocument()
    await user.click(section.getByRole('button', { name: 'Copy example' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toContain(rowOf(database, 'CI deploy').clientId)
    expect(copied).toContain('$CLIENT_SECRET')
  })

  test('lists the claims of tokens that were recognized in this visit, and never a token', async () => {
    const { user, database, leave } = await renderApp('/api-keys')
    const { id, clientId } = rowOf(database, 'CI deploy')
    await user.click(await screen.findByRole('button', { name: 'Whose token is this?' }))
    await user.click(await screen.findByRole('textbox', { name: 'A token (JWT)' }))
    const claims = { iat: 1_700_000_000, exp: 1_700_086_400, aud: ['\u202Ehostile', 'x'.repeat(300)] }
    await user.paste(tokenOf(clientId, claims))
    expect(await screen.findByText('This token belongs to your API key “CI deploy”.')).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'CI deploy' }))
    const section = within(await screen.findByRole('region', { name: 'Tokens of this key' }))
    expect(section.getByText('Expired').nextElementSibling).toHaveTextContent('2023')
    expect(section.getByText('x'.repeat(300))).toBeVisible()
    expect(document.documentElement.outerHTML).not.toContain('demo-signature')
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('1700086400')
    leave()

    await renderApp(`/api-keys/${id}`)
    await keyHeading('CI deploy')
    expect(screen.queryByRole('region', { name: 'Tokens of this key' })).not.toBeInTheDocument()
  })

  test('has no actions when the administrator has turned off changes', async () => {
    await openFromList('CI deploy', { config: { features: { apiKeys: 'read' } } })
    expect(screen.queryByRole('button', { name: /Rename|Rotate|More actions/ })).not.toBeInTheDocument()
    expect(await field('Client secret')).toBeVisible()
  })
})
