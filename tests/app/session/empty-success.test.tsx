import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'
import { HAL_BASE, MANAGE_BASE, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { openRowMenu, renderApp } from '../../support/render-app'
import { chooseAction, dialog, press } from '../security/security-page'

/** PHP labels an empty response as HTML unless the program says otherwise. */
const emptyHtml = (status = 200) =>
  new HttpResponse(status === 204 ? null : '', { status, headers: { 'content-type': 'text/html; charset=UTF-8' } })

const expectNoFailure = () => {
  expect(screen.queryByRole('dialog', { name: /session has ended/i })).not.toBeInTheDocument()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
}

describe('an empty success that is labeled as HTML', () => {
  test.each([200, 202, 204])('declines an invitation with status %i', async (status) => {
    const handlers = [http.delete(`${MANAGE_BASE}/manage/current-user/*`, () => emptyHtml(status))]
    const { user } = await renderApp('/invitations', { handlers })
    await press(user, 'Decline the invitation to Marketing analytics…')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: /^Decline/ }))
    expect(await screen.findByText('Invitation to Marketing analytics declined')).toBeInTheDocument()
    expectNoFailure()
  })

  test('accepts an invitation', async () => {
    const handlers = [http.put(`${MANAGE_BASE}/manage/current-user/*`, () => emptyHtml(202))]
    const { user } = await renderApp('/invitations', { handlers })
    await press(user, 'Accept the invitation to Acme Holding')
    expect(await screen.findByText(/You are now a member of/)).toBeInTheDocument()
    expectNoFailure()
  })

  test('marks notifications as read', async () => {
    const handlers = [http.put(`${MANAGE_BASE}/manage/notifications`, () => emptyHtml(202))]
    const { user, server } = await renderApp('/notifications', { handlers })
    const responded = new Promise<void>((done) => {
      server.events.on('response:mocked', ({ request }) => request.method === 'PUT' && done())
    })
    await press(user, /^Mark \d+ notifications as read$/)
    await press(user, 'Close')
    await responded
    await user.click(screen.getByRole('radio', { name: 'Unread' }))
    expect(await screen.findByText('You have read the newest 8 notifications')).toBeInTheDocument()
    expectNoFailure()
  })

  test('renames and deletes an API key', async () => {
    const handlers = [
      http.put(`${HAL_BASE}/apikeys/:id`, () => emptyHtml()),
      http.delete(`${HAL_BASE}/apikeys/:id`, () => emptyHtml(204)),
    ]
    const { user } = await renderApp('/api-keys', { handlers })
    await openRowMenu(user, 'CI deploy', 'Rename')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' 2')
    await press(user, 'Rename')
    expect(await screen.findByText('Renamed to CI deploy 2')).toBeInTheDocument()

    await openRowMenu(user, 'notebooks', 'Delete…')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete API key' }))
    expect(await screen.findByText('notebooks deleted')).toBeInTheDocument()
    expectNoFailure()
  })

  test('renames a login method, which then shows its new name', async () => {
    const handlers = [http.patch(`${MY_ACCOUNT_BASE}/authentication-methods/*`, () => emptyHtml())]
    const { user } = await renderApp('/security', { as: otto, handlers })
    await chooseAction(user, 'iPhone', 'Rename')
    const field = within(await dialog('Rename factor')).getByRole('textbox', { name: 'Name' })
    await user.clear(field)
    await user.type(field, 'Work phone')
    await press(user, 'Rename')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByText('Work phone', { selector: 'bdi' })).toBeInTheDocument()
    expectNoFailure()
  })
})

describe('a success without markup that is labeled as HTML', () => {
  test.each(['OK', 'Accepted', 'null'])('accepts an invitation with the body %s', async (body) => {
    const handlers = [http.put(`${MANAGE_BASE}/manage/current-user/*`, () => HttpResponse.html(body))]
    const { user } = await renderApp('/invitations', { handlers })
    await press(user, 'Accept the invitation to Acme Holding')
    expect(await screen.findByText(/You are now a member of/)).toBeInTheDocument()
    expectNoFailure()
  })

  test('fails as an invalid response where a list is expected, and does not end the session', async () => {
    await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.html('OK'))] })
    const alert = await within(await screen.findByRole('region', { name: 'API keys' })).findByRole('alert')
    expect(alert).toHaveTextContent('The server sent an invalid response.')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

describe('an empty response where a list or an object is expected', () => {
  test('fails as an invalid response and does not end the session', async () => {
    await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/apikeys/`, () => emptyHtml())] })
    const alert = await within(await screen.findByRole('region', { name: 'API keys' })).findByRole('alert')
    expect(alert).toHaveTextContent('The server sent an invalid response.')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

test('reads JSON that is labeled as HTML', async () => {
  const json = '[{"id": 7, "project": {"id": 9, "name": "Vault"}}]'
  const handlers = [http.get(`${MANAGE_BASE}/manage/current-user/projects-invitations`, () => HttpResponse.html(json))]
  await renderApp('/invitations', { handlers })
  expect(await screen.findByRole('button', { name: 'Accept the invitation to Vault' })).toBeInTheDocument()
})
