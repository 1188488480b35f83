import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { endRequests, listedNames, listing, openSecurity, section, SESSIONS } from './sessions-list'

const IPHONE = 'End session: Safari on iPhone, Prague, Czechia'
const dialog = (name: string) => screen.findByRole('alertdialog', { name })
const announcement = (text: string | RegExp) => screen.findByText(text, { selector: '[role=status] *, [role=status]' })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

describe('the list', () => {
  test('has this session first, then the others by their last use', async () => {
    const session = (id: number, device: string, lastUsed: string | null, more = {}) => ({
      id,
      device,
      lastUsed,
      ...more,
    })
    const handlers = [
      listing([
        session(1, 'Never', null),
        session(2, 'Old', minutesAgo(90)),
        session(3, 'Created', null, { created: minutesAgo(60) }),
        session(4, 'Own', minutesAgo(100), { isCurrent: 'true' }),
        session(5, 'New', minutesAgo(1)),
      ]),
    ]
    await openSecurity({ handlers })
    expect(await listedNames()).toEqual(['This browser', 'New', 'Created', 'Old', 'Never'])
  })

  test('shows ten of 200 sessions, and all of them on request, with the focus on the eleventh', async () => {
    const { user } = await openSecurity({ scenario: { condition: 'sessions-many' } })
    await user.click(await screen.findByRole('button', { name: 'Show all 199 sessions' }))
    const items = within(screen.getByRole('list', { name: 'Sessions' })).getAllByRole('listitem')
    expect(items).toHaveLength(200)
    expect(items[11]).toHaveFocus()
  })

  test('shows hostile and odd fields as text of limited length, and keeps the other rows', async () => {
    await openSecurity({ scenario: { condition: 'sessions-odd' } })
    const names = await listedNames()
    expect(names).toContain('Unknown device')
    expect(names).toContain('متصفح على هاتف')
    expect(names).toContain('A phone')
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(220)
    expect((await section()).querySelector('img')).toBeNull()
  })

  test('tolerates wrong types, and says that a row without an ID cannot be shown', async () => {
    const odd = { id: 7, userAgent: {}, device: 4, browser: [], ip: false, location: null, created: 'x', lastUsed: {} }
    await openSecurity({ handlers: [listing([odd, { isCurrent: true }, { id: 8, isCurrent: 1 }])] })
    expect(await listedNames()).toEqual(['This browser', 'Unknown device'])
    expect(await within(await section()).findByText(/1 .*could not be (read|shown)/i)).toBeVisible()
  })

  test('can be loaded again after a failure, and this session stays', async () => {
    const fail = () => HttpResponse.json({ error: 'x' }, { status: 400 })
    const { user } = await openSecurity({ handlers: [http.get(SESSIONS, fail, { once: true })] })
    const list = await section()
    expect(await within(list).findByText('Could not load your other sessions.')).toBeVisible()
    expect(within(list).getByRole('button', { name: 'Log out here' })).toBeVisible()
    await user.click(within(list).getByRole('button', { name: 'Try again' }))
    expect(await listedNames()).toHaveLength(4)
  })

  test('offers no button where config.json allows reading only', async () => {
    await openSecurity({ config: { features: { sessions: 'read' } } })
    expect(await screen.findByText('Safari on iPhone')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^End / })).not.toBeInTheDocument()
  })
})

describe('ending one session', () => {
  test('asks first, and removes the row, with an announcement and the focus on the heading', async () => {
    const { user, requests } = await openSecurity()
    await user.click(await screen.findByRole('button', { name: IPHONE }))
    const question = await dialog('End session')
    expect(question).toHaveTextContent('This logs that browser out.')
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await user.click(within(question).getByRole('button', { name: 'Cancel' }))
    expect(endRequests(requests)).toEqual([])
    expect(screen.getByRole('button', { name: IPHONE })).toHaveFocus()

    await user.click(screen.getByRole('button', { name: IPHONE }))
    await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
    expect(await announcement('Session ended: Safari on iPhone')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('button', { name: IPHONE })).not.toBeInTheDocument())
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Sessions' })).toHaveFocus())
    expect(endRequests(requests)).toHaveLength(1)
  })

  test('that has ended elsewhere counts as ended', async () => {
    const { user } = await openSecurity({ scenario: { condition: 'sessions-gone' } })
    await user.click(await screen.findByRole('button', { name: IPHONE }))
    await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
    expect(await announcement('This session had already ended: Safari on iPhone')).toBeVisible()
  })

  test('sends an ID of the server as one segment of the path', async () => {
    const { user, requests } = await openSecurity({ scenario: { condition: 'sessions-odd' } })
    await user.click(await screen.findByRole('button', { name: 'End session: A phone' }))
    await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
    expect(await announcement('Session ended: A phone')).toBeVisible()
    expect(endRequests(requests)).toEqual(['odd%234'])
  })

  test.each(['.', '..'])('with the ID %j sends no request, because its URL is that of a list', async (id) => {
    const { user, requests } = await openSecurity({
      handlers: [
        listing([
          { id: 1, isCurrent: true },
          { id, device: 'X' },
        ]),
      ],
    })
    await user.click(await screen.findByRole('button', { name: 'End session: X' }))
    await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
    expect(await screen.findByText(/wrong URL/)).toBeVisible()
    expect(requests.filter((line) => line.startsWith('DELETE'))).toEqual([])
  })
})

describe('ending all other sessions', () => {
  test('sends them one by one and never the current one', async () => {
    const { user, requests } = await openSecurity()
    await user.click(await screen.findByRole('button', { name: 'End 3 other sessions' }))
    const question = await dialog('End 3 other sessions')
    await user.click(within(question).getByRole('button', { name: 'End 3 other sessions' }))
    expect(await announcement('3 sessions ended')).toBeVisible()
    expect(await screen.findByText('You have no other sessions.')).toBeVisible()
    expect(endRequests(requests)).toHaveLength(3)
    expect(endRequests(requests)).not.toContain('current')
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Sessions' })).toHaveFocus())
  })

  test('says which have failed and tries those again', async () => {
    const { user, change } = await openSecurity({ scenario: { condition: 'sessions-end-fails' } })
    await user.click(await screen.findByRole('button', { name: 'End 3 other sessions' }))
    const question = await dialog('End 3 other sessions')
    await user.click(within(question).getByRole('button', { name: 'End 3 other sessions' }))
    // Until then, the last request may still be running.
    const retry = await within(question).findByRole('button', { name: 'Try 2 again' })
    expect(within(question).getByText('1 of 3 ended', { selector: '.hint' })).toBeVisible()
    expect(within(question).getByText('Ended')).toBeVisible()
    expect(within(question).getAllByText('The server had an internal error.')).toHaveLength(2)
    change({ condition: 'normal' })
    await user.click(retry)
    expect(await announcement('3 sessions ended')).toBeVisible()
  })

  test('is not offered if the server does not say which session is this one', async () => {
    const { user, requests } = await openSecurity({ scenario: { condition: 'sessions-unmarked' } })
    expect(await listedNames('All sessions')).toHaveLength(4)
    expect(await section()).toHaveTextContent('The server does not say which of these sessions is this one.')
    expect(screen.queryByRole('button', { name: /^End \d/ })).not.toBeInTheDocument()

    await user.click(await screen.findByRole('button', { name: IPHONE }))
    const question = await dialog('End session')
    expect(question).toHaveTextContent('If you end this session, you have to log in again.')
    await user.click(within(question).getByRole('button', { name: 'End session' }))
    await waitFor(() => expect(endRequests(requests)).toHaveLength(1))
  })

  test('is not offered if the server marks two sessions as this one', async () => {
    const two = [1, 2].map((id) => ({ id, device: `Laptop ${id}`, isCurrent: true }))
    await openSecurity({ handlers: [listing([...two, { id: 3, device: 'Phone' }])] })
    expect(await listedNames('All sessions')).toHaveLength(3)
    expect(screen.queryByRole('button', { name: /^End \d/ })).not.toBeInTheDocument()
  })
})

test('a demand for a fresh login is followed by the same question', async () => {
  const { user, identity, leave } = await openSecurity({ scenario: { condition: 'sessions-sudo' } })
  await user.click(await screen.findByRole('button', { name: IPHONE }))
  await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Confirm it’s you' })).getByRole('button', { name: 'Continue' }),
  )
  const { draft } =
    (identity.logIn as unknown as { mock: { calls: [string, { draft?: object }][] } }).mock.calls[0]?.[1] ?? {}
  leave()
  history.replaceState({ usr: { draft } }, '')
  await openSecurity({ keepsHistoryState: true })
  expect(await dialog('End session')).toHaveTextContent('Safari on iPhone')
})

test('the end of this session, which the server did not mark, asks for another login', async () => {
  const { user } = await openSecurity({ scenario: { condition: 'sessions-unmarked' } })
  await user.click(await screen.findByRole('button', { name: 'End session: Unknown device, Prague, Czechia' }))
  await user.click(within(await dialog('End session')).getByRole('button', { name: 'End session' }))
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
})
