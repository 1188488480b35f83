import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'
import { MANAGE_BASE } from '~/demo/demo-config'

import { chooseAction, dialog, openSecurity, press, section } from './security-page'

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const unlisted = { scenario: { condition: 'sessions-absent' } } as const
const KEPT = 'Your API keys and access tokens still work.'
const REMOVED = 'Removing it ended no session. Devices that are logged in stay logged in.'

const remove = (name: string) => async (user: UserEvent) => {
  await chooseAction(user, name, 'Remove…')
  await press(user, 'Remove')
}
async function changePassword(user: UserEvent) {
  await user.click(within(await section('Password')).getByRole('button', { name: 'Change password' }))
  await user.type(await screen.findByLabelText('New password'), 'Tidal-Harbour-4711')
  await user.type(screen.getByLabelText('Repeat new password'), 'Tidal-Harbour-4711')
  await user.click(within(await dialog('Change password')).getByRole('button', { name: 'Change password' }))
}

describe.each<[name: string, act: (user: UserEvent) => Promise<void>, text: string]>([
  ['removing a factor', remove('iPhone'), REMOVED],
  ['removing a passkey', remove('MacBook'), REMOVED],
  [
    'changing the password',
    changePassword,
    'A page that is open elsewhere can stay logged in until its bearer token expires.',
  ],
])('after %s', (_name, act, text) => {
  test('the page says which sessions go on, and leads to their list below', async () => {
    const { user } = await openSecurity({ as: otto })
    await screen.findAllByRole('button', { name: /^End session: / })
    await act(user)
    const note = await screen.findByRole('note')
    expect(note).toHaveTextContent(`${text} ${KEPT}`)
    await user.click(within(note).getByRole('button', { name: 'See other sessions' }))
    expect(screen.getByRole('heading', { name: 'Sessions' })).toHaveFocus()
    expect(within(note).queryByRole('link')).not.toBeInTheDocument()
  })

  test('the page leads to the session tokens where the server lists no sessions', async () => {
    const { user } = await openSecurity({ as: otto, ...unlisted })
    await act(user)
    const note = await screen.findByRole('note')
    expect(note).toHaveTextContent(`${text} ${KEPT}`)
    await user.click(await within(note).findByRole('link', { name: 'End other sessions' }))
    expect(await screen.findByRole('heading', { name: 'Access tokens' })).toBeInTheDocument()
  })

  test('the page offers no link where the console has no access tokens, and sends no request for them', async () => {
    const { user, requests } = await openSecurity({ as: otto, config: { manage: undefined } })
    await act(user)
    expect(within(await screen.findByRole('note')).queryByRole('link')).not.toBeInTheDocument()
    expect(requests.filter((line) => line.includes('/tokens'))).toEqual([])
  })

  test.each([
    ['does not have access tokens', () => new HttpResponse(null, { status: 404 })],
    [
      'lists no session token',
      () => HttpResponse.json([{ id: '1', description: 'CI', created: '2026-01-02T03:04:05Z' }]),
    ],
    ['fails to list the tokens', () => HttpResponse.json({ error: 'x' }, { status: 400 })],
  ])('the page offers no link where the server %s', async (_what, answer) => {
    const { user, requests, queryClient } = await openSecurity({
      as: otto,
      ...unlisted,
      handlers: [http.get(TOKENS, answer)],
    })
    await act(user)
    const note = await screen.findByRole('note')
    await waitFor(() => expect(requests).toContain(`GET ${TOKENS}`))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(note).toHaveTextContent(`${text} ${KEPT}`)
    expect(within(note).queryByRole('link')).not.toBeInTheDocument()
  })
})

test('removing an unfinished set-up says nothing about sessions', async () => {
  const { user } = await openSecurity({ as: otto })
  const unfinished = (await screen.findByText('Not finished')).closest('li')
  if (!unfinished) throw new Error('Otto has no unfinished set-up.')
  await user.click(within(unfinished).getByRole('button', { name: 'Remove…' }))
  await press(user, 'Remove')
  await screen.findByText('Authenticator app removed')
  expect(screen.queryByRole('note')).not.toBeInTheDocument()
})
