import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'

import { listedKeyNames, renderApp } from '../../support/render-app'

const ACCOUNTS = `${HAL_BASE}/accounts`
const answer = (accounts: unknown) => http.get(ACCOUNTS, () => HttpResponse.json({ _embedded: { accounts } }))
const hasAsked = (requests: string[]) => waitFor(() => expect(requests).toContain(`GET ${ACCOUNTS}`))

describe('the number of API keys', () => {
  test('is shown with its limit, which is asked for after the list is on screen', async () => {
    const { requests } = await renderApp('/api-keys')
    expect(await screen.findByText('6 of 20 keys')).toBeVisible()
    const list = requests.findIndex((line) => line.includes('/apikeys/?page=0'))
    expect(list).toBeGreaterThanOrEqual(0)
    expect(requests.indexOf(`GET ${ACCOUNTS}`)).toBeGreaterThan(list)
  })

  test('is shown with the limit of the user’s own account, however its ID is written', async () => {
    const accounts = [
      { ownerProfileId: 'auth0|other', maxClients: 3 },
      { ownerProfileId: encodeURIComponent(maria.id), maxClients: '1200' },
    ]
    await renderApp('/api-keys', { handlers: [answer(accounts)] })
    expect(await screen.findByText('6 of 1,200 keys')).toBeVisible()
  })

  test.each([
    ['404', http.get(ACCOUNTS, () => new HttpResponse(null, { status: 404 }))],
    ['403', http.get(ACCOUNTS, () => HttpResponse.json({ status: 403, error: 'Forbidden' }, { status: 403 }))],
    ['401', http.get(ACCOUNTS, () => new HttpResponse(null, { status: 401 }))],
    ['a 500', http.get(ACCOUNTS, () => HttpResponse.json({ status: 500 }, { status: 500 }))],
    ['the HTML of a fallback page', http.get(ACCOUNTS, () => HttpResponse.html('<!doctype html><p>Hello</p>'))],
    ['no network', http.get(ACCOUNTS, () => HttpResponse.error())],
    ['no such field', answer([{ ownerProfileId: maria.id }])],
    ['the account of another owner', answer([{ ownerProfileId: 'auth0|other', maxClients: 3 }])],
    ['a negative limit', answer([{ ownerProfileId: maria.id, maxClients: -1 }])],
    ['a limit of zero', answer([{ ownerProfileId: maria.id, maxClients: 0 }])],
    ['an object', answer([{ ownerProfileId: { id: maria.id }, maxClients: { max: 3 } }])],
    ['rows of nothing', answer([null, 7, 'x'])],
  ])('is shown alone, without a message, when the server answers with %s', async (_what, handler) => {
    const { requests } = await renderApp('/api-keys', { handlers: [handler] })
    await listedKeyNames()
    await hasAsked(requests)
    expect(await screen.findByText('6 API keys')).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

describe('a user who has reached the limit', () => {
  test('is warned before creating a key, may try, and sees what the server says', async () => {
    const { user, change } = await renderApp('/api-keys/new', { scenario: { condition: 'limit-reached' } })
    expect(await screen.findByText(/^You have 6 of 6 keys\./)).toBeVisible()
    change({ condition: 'normal' })
    await user.type(await screen.findByLabelText('Name'), 'one more')
    await user.click(screen.getByRole('button', { name: 'Create API key' }))
    expect(await screen.findByRole('dialog', { name: 'API key created' })).toBeVisible()
  })

  test('is not warned below the limit', async () => {
    const { requests } = await renderApp('/api-keys/new')
    await hasAsked(requests)
    await screen.findByText('6 of 20 keys')
    expect(screen.queryByText(/will probably reject/)).not.toBeInTheDocument()
  })
})
