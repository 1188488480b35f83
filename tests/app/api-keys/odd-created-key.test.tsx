import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { press } from '../security/security-page'

test('shows a secret that comes without a readable client ID and name', async () => {
  const created = { id: 'k', name: 5, clientId: null, _links: [], clientSecret: 'the-secret' }
  const { user } = await renderApp('/api-keys/new?name=plain', {
    handlers: [http.put(`${HAL_BASE}/apikeys/:id`, () => HttpResponse.json(created, { status: 201 }))],
  })
  await press(user, 'Create API key')
  const dialog = within(await screen.findByRole('dialog', { name: 'API key created' }))
  expect(dialog.getByText('the-secret')).toBeInTheDocument()
  expect(dialog.getByText(/plain.* is ready to use\./)).toBeInTheDocument()
  expect(dialog.getByText('The server sent no client ID with this key.')).toBeInTheDocument()
})

test.each([
  ['is lost', () => HttpResponse.error()],
  ['cannot be read', () => HttpResponse.json({ name: 'plain' }, { status: 201 })],
])('does not say that a key was not created when the response %s', async (_, reply) => {
  const { user } = await renderApp('/api-keys/new?name=plain', {
    handlers: [http.put(`${HAL_BASE}/apikeys/:id`, reply)],
  })
  await press(user, 'Create API key')
  expect(
    await screen.findByText('The key may already exist. If you try again, the same key is created, not a second one.'),
  ).toBeVisible()
  expect(screen.queryByText(/not created yet/)).not.toBeInTheDocument()
})

test('says that the key is not created yet when the server rejects the request', async () => {
  const { user } = await renderApp('/api-keys/new?name=plain', {
    handlers: [http.put(`${HAL_BASE}/apikeys/:id`, () => new HttpResponse(null, { status: 403 }))],
  })
  await press(user, 'Create API key')
  expect(await screen.findByText(/^The key is reserved but not created yet\./)).toBeVisible()
})
