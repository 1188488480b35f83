import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'

import { acceptInvitation, PROJECT_INVITATIONS, serveInvitation } from '../invitations/invitations-page'
import { NOTIFICATIONS, wireNotification } from '../notifications/notifications-page'
import { onListCodes } from '../promo-codes/promo-codes-page'
import { renderApp } from '../../support/render-app'

// Browsers resolve "/admin/projects/.." to "/admin/".
const project = { id: '..', name: 'Vault' }
const noLink = (name: RegExp) => expect(screen.queryByRole('link', { name })).not.toBeInTheDocument()

test('a notification of a project whose ID is ".." shows its name without a link', async () => {
  const rows = [wireNotification('Over quota', { project })]
  await renderApp('/notifications', { handlers: [http.get(NOTIFICATIONS, () => HttpResponse.json(rows))] })
  const item = (await screen.findByRole('heading', { name: /Over quota/, level: 3 })).closest('li')
  expect(within(item as HTMLElement).getByText('Vault')).toBeVisible()
  noLink(/Vault/)
})

test('an applied promo code of a project whose ID is "." shows its name without a link', async () => {
  const codes = [{ code: 'HACK2026', usedAt: '2026-01-05T00:00:00Z', project: { ...project, id: '.' } }]
  await renderApp('/promo-codes', { handlers: [onListCodes(() => HttpResponse.json(codes))] })
  expect(await screen.findByText('Vault')).toBeVisible()
  noLink(/Vault/)
})

test('an accepted invitation to a project whose ID is ".." opens nothing', async () => {
  const accepted = http.put(`${PROJECT_INVITATIONS}/1`, () => new HttpResponse(null, { status: 204 }))
  const { user } = await renderApp('/invitations', { handlers: [serveInvitation({ project }), accepted] })
  await acceptInvitation(user, 'Vault')
  expect(await screen.findByText(/Vault/, { selector: '.note *' })).toBeVisible()
  noLink(/Vault/)
})

test('an API key whose ID is ".." shows its name without a link', async () => {
  const keys = ['..', 'key-1'].map((id) => ({ id, name: `Key ${id}`, clientId: id, _links: {} }))
  const page = { size: 20, totalElements: 2, totalPages: 1, number: 0 }
  const answer = HttpResponse.json({ _embedded: { apikeys: keys }, page })
  await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/apikeys/`, () => answer.clone())] })
  expect(await screen.findByRole('link', { name: 'Key key-1' })).toHaveAttribute('href', '/api-keys/key-1')
  expect(screen.getByRole('rowheader', { name: 'Key ..' })).toBeVisible()
  noLink(/Key \.\./)
})
