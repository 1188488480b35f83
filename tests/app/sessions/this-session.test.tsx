import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { grace, maria } from '~/demo/data/personas'
import type { LastLogin } from '~/session/identity'

import { listing, openSecurity, ownRow, section, SESSIONS } from './sessions-list'

const HOUR = 60 * 60_000
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'
const absent = { scenario: { condition: 'sessions-absent' } } as const
const loggedIn = (login: LastLogin) => ({ getLastLogin: async () => login })
/** A token that expires this many milliseconds from now. */
const expiringIn = (milliseconds: number) => {
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '')
  return `${part({ alg: 'none' })}.${part({ exp: Math.floor((Date.now() + milliseconds) / 1000) })}.x`
}

describe('this session', () => {
  test('has the browser, the time of the login and the end of the token, without a list of the server', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(FIREFOX)
    const { identity, user } = await openSecurity({
      ...absent,
      identity: () => ({
        ...loggedIn({ at: Date.now() - 3.5 * HOUR, usedFactor: false }),
        getBearerToken: async () => expiringIn(20.5 * 60_000),
      }),
    })
    const own = await section('This session')
    const row = await ownRow()
    expect(row.getByText('Firefox on Linux')).toBeVisible()
    await waitFor(() => expect(own).toHaveTextContent('logged in 3 hours ago without a second factor'))
    expect(await within(own).findByText(/works until it expires/)).toHaveTextContent('in 20 minutes.')
    expect(screen.queryByRole('region', { name: 'Sessions' })).not.toBeInTheDocument()

    await user.dblClick(row.getByRole('button', { name: 'Log out here' }))
    expect(identity.logOut).toHaveBeenCalledTimes(1)
  })

  test.each<[login: LastLogin, text: RegExp]>([
    [
      { at: Date.now() - 2.5 * HOUR, usedFactor: true, methods: ['mfa'] },
      /logged in 2 hours ago with a second factor$/,
    ],
    [{ usedFactor: true, methods: ['pwd', 'otp', 'mfa'] }, /^logged in with password and one-time code · login time/],
    [{ usedFactor: true, methods: ['pwd', 'mfa'] }, /with password and a second factor/],
    [{ at: Date.now() - 2.5 * HOUR, methods: ['pwd', 'pwd'] }, /logged in 2 hours ago with password$/],
    [{ at: Date.now() - 2.5 * HOUR, methods: ['toString', '<b>'] }, /^logged in 2 hours ago$/],
    [{}, /^login time not known$/],
  ])('says no more than the ID token of the login said: %j', async (login, text) => {
    await openSecurity({ ...absent, identity: () => loggedIn(login) })
    const facts = within(await section('This session'))
      .getByRole('listitem')
      .querySelector('.hint')
    await waitFor(() => expect(facts).toHaveTextContent(text))
  })

  test('names the connection of the user ID, and none that it does not know', async () => {
    const { leave } = await openSecurity({ ...absent, as: grace })
    await waitFor(async () => expect(await section('This session')).toHaveTextContent(/through Google/))
    leave()
    await openSecurity({ ...absent, as: { ...maria, id: 'constructor|1' } })
    expect((await ownRow()).queryByText(/through/)).not.toBeInTheDocument()
  })

  test('is called "This browser" if the browser is not certain, and an opaque token has no expiry', async () => {
    await openSecurity({ ...absent, identity: () => ({ getBearerToken: async () => 'opaque' }) })
    expect((await ownRow()).getByText('This browser')).toBeVisible()
    expect(await screen.findByText(/The bearer token of this page works until it expires\./)).toBeVisible()
  })

  test('says nothing about API keys where the console has none', async () => {
    await openSecurity({ config: { apiKeys: undefined, manage: undefined } })
    expect(await section('This session')).toHaveTextContent('Other browsers stay logged in. The bearer token')
  })

  test.each([
    ['without the Management API', { manage: undefined }],
    ['when config.json switches the list off', { features: { sessions: 'off' } }],
  ] as const)('stands alone %s, and nothing is requested', async (_when, config) => {
    const { requests, queryClient } = await openSecurity({ config })
    await section('This session')
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(requests.filter((line) => line.includes(SESSIONS))).toEqual([])
  })

  test('stands alone in this tab after a server has said that it lists no sessions', async () => {
    const { requests, leave } = await openSecurity(absent)
    await section('This session')
    await waitFor(() => expect(requests).toContain(`GET ${SESSIONS}`))
    leave()
    const later = await openSecurity()
    await section('This session')
    await waitFor(() => expect(later.queryClient.isFetching()).toBe(0))
    expect(later.requests).not.toContain(`GET ${SESSIONS}`)
  })
})

test('the session that the server marks as current is one row with this session', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(FIREFOX)
  const created = new Date(Date.now() - 5.5 * HOUR).toISOString()
  const current = { id: 1, userAgent: 'curl/8', location: 'Brno, Czechia', ip: '192.0.2.1', created, isCurrent: true }
  await openSecurity({ handlers: [listing([current])], identity: () => loggedIn({}) })
  const list = await section()
  expect(await within(list).findByText('You have no other sessions.')).toBeVisible()
  expect(within(list).getAllByRole('listitem')).toHaveLength(1)
  expect((await ownRow()).getByText('Firefox on Linux')).toBeVisible()
  expect(list).toHaveTextContent(/Brno, Czechia ?logged in 5 hours ago/)
  expect(within(list).queryByRole('button', { name: /^End/ })).not.toBeInTheDocument()
})
