import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { HAL_BASE } from '~/demo/demo-config'
import { createJwt } from '~/demo/lib/jwt'

import { renderApp } from '../../support/render-app'

const odd = createJwt({ iat: -9_999_999_999_999, exp: 9_999_999_999_999, azp: 'NS8G' })

test('a developer token whose expiry is no date does not take the page down', async () => {
  const key = {
    id: '1',
    name: 'default',
    clientId: 'NS8G',
    created: '2026-11-01T10:00:00',
    lastModified: '2026-11-01T10:00:00',
    accessToken: odd,
    _links: {},
  }
  const page = { size: 20, totalElements: 1, totalPages: 1, number: 0 }
  const handlers = [http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ _embedded: { apikeys: [key] }, page }))]
  await renderApp('/api-keys', { handlers })
  expect(await screen.findByText('This token does not say when it expires.')).toBeInTheDocument()
})

test('says that a pasted token has no expiry when its expiry is not a date', async () => {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByText('Whose token is this?'))
  await user.click(await screen.findByRole('textbox', { name: /token/i }))
  await user.paste(odd)
  expect(await screen.findByText(/expire/)).toBeInTheDocument()
  expect(screen.queryByText(/NaN/)).not.toBeInTheDocument()
})
