import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import {
  errorResponse,
  ORGANIZATION_INVITATIONS,
  PROJECT_INVITATIONS,
  serveInvitation,
} from '../invitations/invitations-page'
import { checkUpItems, findAllItems, findItem, serveTokens } from './overview-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const LOAD_FAILED = 'Could not load your invitations'
const NONE_OPEN = 'No invitation needs your answer'
const serveNoOrganizations = http.get(ORGANIZATION_INVITATIONS, () => HttpResponse.json([]))

describe('the check-up item about invitations', () => {
  test('counts the open invitations, names the newest, and links to the Invitations page', async () => {
    await renderApp('/')
    const item = await findItem('3 invitations need your answer')
    expect(item).toHaveTextContent(/^New: .*Newest: Marketing analytics/)
    expect(within(item).getByRole('link', { name: 'Answer' })).toHaveAttribute('href', '/invitations')
  })

  test('does not count an expired invitation', async () => {
    const expires = new Date(Date.now() - 60_000).toISOString()
    await renderApp('/', { handlers: [serveInvitation({ expires }), serveNoOrganizations] })
    expect(await findItem(NONE_OPEN)).toHaveTextContent(/^Done:/)
  })

  test('is done when one list is empty and the server does not have the other one', async () => {
    const notFound = http.get(PROJECT_INVITATIONS, () => errorResponse(404, { error: 'Not found.' }))
    await renderApp('/', { handlers: [notFound, serveNoOrganizations] })
    expect(await findItem(NONE_OPEN)).toHaveTextContent(/^Done:/)
  })

  test('keeps its place and the focus while the user retries after being offline', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { server, user } = await renderApp('/', {
      handlers: [http.get(PROJECT_INVITATIONS, () => HttpResponse.error()), serveNoOrganizations, serveTokens({})],
    })
    const item = await findItem(LOAD_FAILED)
    expect(item).toHaveTextContent('You are offline.')
    const itemsBefore = await findAllItems()
    const place = itemsBefore.indexOf(`Not checked: ${LOAD_FAILED}`)

    onLine.mockReturnValue(true)
    const response = deferred<Response>()
    server.use(http.get(PROJECT_INVITATIONS, () => response.promise))
    const tryAgain = within(item).getByRole('button', { name: 'Try again' })
    await user.click(tryAgain)
    expect(await within(item).findByText('Trying again…')).toBeInTheDocument()
    expect(tryAgain).toHaveFocus()
    expect(checkUpItems()).toEqual(itemsBefore)

    response.resolve(HttpResponse.json([{ id: 1, project: { id: 9, name: 'Vault' } }]))
    expect(await findItem('1 invitation needs your answer')).toBeInTheDocument()
    expect(checkUpItems().indexOf('New: 1 invitation needs your answer')).toBe(place)
    expect(screen.getByRole('heading', { name: 'Waiting for you' })).toHaveFocus()
  })
})
