import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace, nils } from '~/demo/data/personas'
import { demoConfig } from '~/demo/demo-config'

import { hoverForTooltip, renderApp } from '../../support/render-app'
import { chooseAction, PERSONAL, press, SESSIONS, shownTokens, tokenRow, TOKENS_URL } from './tokens-page'

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()
const wire = (id: number, more: object = {}) => ({
  id,
  description: `token ${id}`,
  created: minutes(-60),
  lastUsed: null,
  expires: minutes(60 * 24 * 30),
  ...more,
})

describe('the list of tokens', () => {
  test('shows personal and session tokens in separate tables, newest first, each with its status', async () => {
    const { user } = await renderApp('/tokens')
    expect(await shownTokens()).toEqual([
      'hackathon',
      'laptop',
      'CI deploy',
      'terraform',
      'migration-2026',
      'audit (frozen)',
      'nightly export (São Paulo)',
      'billing-robot',
      'legacy reporting',
    ])
    expect(await shownTokens(SESSIONS)).toEqual(['Session of keboola CLI', 'Session of the browser'])
    expect(document.title).toMatch(/Access tokens · Latchkey$/)

    const statuses = {
      'CI deploy': 'Active',
      terraform: 'Expires soon',
      hackathon: 'Expired',
      'audit \\(frozen\\)': 'Disabled',
    }
    for (const [name, status] of Object.entries(statuses)) {
      expect(within(await tokenRow(name)).getByText(status)).toBeVisible()
    }
    const deploy = within(await tokenRow('CI deploy'))
    expect(deploy.getByText('13702-••••')).toBeVisible()
    for (const time of ['19 days ago', 'in 71 days']) {
      expect(await hoverForTooltip(user, deploy.getByText(time))).toHaveTextContent(/local time .* UTC$/)
    }
    expect(within(await tokenRow('laptop')).getByText('Not used yet')).toBeVisible()
    const robot = within(await tokenRow('billing-robot'))
    expect(robot.getByText('super')).toHaveAttribute('data-tip', 'Scopes: projects:read, organizations:read')
  })

  test('is requested once and contains no secret', async () => {
    const { requests, queryClient } = await renderApp('/tokens')
    await shownTokens()
    expect(requests.filter((line) => line === `GET ${TOKENS_URL}`)).toHaveLength(1)
    const states = queryClient
      .getQueryCache()
      .getAll()
      .map(({ state }) => state)
    expect(JSON.stringify(states)).not.toMatch(/\d+-\w{40}/)
  })

  test('shows a token without a name or an expiry', async () => {
    const { server, user } = await renderApp('/api-keys')
    server.use(http.get(TOKENS_URL, () => HttpResponse.json([wire(1, { description: '', expires: null })])))
    await user.click(await screen.findByRole('link', { name: 'Access tokens' }))
    const row = within(await screen.findByRole('row', { name: /no name/ }))
    expect(row.getByText('Never')).toBeVisible()
    expect(row.getByText('Active')).toBeVisible()
  })

  test('sorts and filters in the browser, and keeps both in the URL', async () => {
    const { user, requests } = await renderApp('/tokens?sort=expires,asc')
    expect((await shownTokens())[0]).toBe('migration-2026')
    await user.click(within(screen.getByRole('table', { name: PERSONAL })).getByRole('button', { name: 'Name' }))
    await waitFor(async () => expect((await shownTokens())[0]).toBe('audit (frozen)'))
    expect(location.search).toBe('?sort=name%2Casc')

    await user.type(screen.getByRole('searchbox', { name: 'Filter by name' }), 'DEPLOY')
    await waitFor(async () => expect(await shownTokens()).toEqual(['CI deploy']))
    expect(screen.getByText('1 of 11 tokens')).toBeVisible()
    expect(screen.queryByRole('table', { name: SESSIONS })).not.toBeInTheDocument()

    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Expired')
    expect(await screen.findByText('No token with the status “Expired” matches “DEPLOY”')).toBeVisible()
    expect(location.search).toBe('?sort=name%2Casc&filter=DEPLOY&status=expired')
    await press(user, 'Clear filter')
    await waitFor(async () => expect(await shownTokens()).toHaveLength(9))
    expect(requests.filter((line) => line === `GET ${TOKENS_URL}`)).toHaveLength(1)
  })

  test('keeps a sort and a status that are chosen within one render', async () => {
    await renderApp('/tokens')
    await shownTokens()
    const table = within(screen.getByRole('table', { name: PERSONAL }))
    act(() => {
      fireEvent.click(table.getByRole('button', { name: 'Name' }))
      fireEvent.change(screen.getByRole('combobox', { name: 'Status' }), { target: { value: 'active' } })
    })
    await waitFor(() => expect(location.search).toBe('?sort=name%2Casc&status=active'))
    expect((await shownTokens())[0]).toBe('billing-robot')
  })

  test('applies the status of the URL', async () => {
    await renderApp('/tokens?status=expires-soon')
    expect(await shownTokens()).toEqual(['terraform'])
    expect(await shownTokens(SESSIONS)).toEqual(['Session of keboola CLI'])
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('expires-soon')
  })

  test('pages each table separately, and returns to both first pages when the status changes', async () => {
    const { user } = await renderApp('/tokens?page=2', { scenario: { data: 'tokens-2000' } })
    expect(await shownTokens()).toHaveLength(20)
    const pages = within(screen.getByRole('navigation', { name: `Pages of ${SESSIONS}` }))
    await user.click(pages.getByRole('button', { name: 'Next' }))
    await waitFor(() => expect(location.search).toBe('?page=2&sessions=2'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Active')
    await waitFor(() => expect(location.search).toBe('?status=active'))
  })

  test('shows expired tokens if the user has no other tokens', async () => {
    await renderApp('/tokens', { scenario: { data: 'tokens-expired' } })
    expect((await shownTokens()).length).toBeGreaterThan(0)
    expect(screen.getAllByText('Expired', { selector: '.status' }).length).toBeGreaterThan(0)
  })

  test('explains access tokens to a user who has none, and offers to create one', async () => {
    const { user } = await renderApp('/tokens', { as: nils })
    expect(await screen.findByText('No tokens are created yet')).toBeVisible()
    const [, buttonInList] = screen.getAllByRole('button', { name: 'New token' })
    await user.click(buttonInList ?? document.body)
    expect(await screen.findByRole('dialog', { name: 'New token' })).toBeVisible()
  })

  test('shows an error in place of the list, and retries it', async () => {
    const { user, change } = await renderApp('/tokens', { scenario: { condition: 'forbidden' } })
    expect(await screen.findByText('Could not load the tokens.')).toBeVisible()
    await user.click(await screen.findByText('Details'))
    expect(screen.getByText('Access denied.')).toBeVisible()
    change({ condition: 'normal' })
    await press(user, 'Try again')
    expect(await shownTokens()).toContain('CI deploy')
  })
})

describe('the status of a token', () => {
  test('changes on screen at the time of its expiry', async () => {
    const { server, user } = await renderApp('/api-keys')
    const link = await screen.findByRole('link', { name: 'Access tokens' })
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    const week = 7 * 24 * 60
    const advanceClock = async (passed: number) => {
      vi.setSystemTime(Date.now() + passed * 60_000)
      await vi.advanceTimersByTimeAsync(1000)
    }
    server.use(http.get(TOKENS_URL, () => HttpResponse.json([wire(1, { expires: minutes(week + 10) })])))
    await user.click(link)
    const expectStatus = async (status: string) =>
      waitFor(async () => expect(within(await tokenRow('token 1')).getByText(status)).toBeVisible())
    await expectStatus('Active')
    await advanceClock(10)
    await expectStatus('Expires soon')
    await advanceClock(week - 1)
    await expectStatus('Expires soon')
    await advanceClock(1)
    await expectStatus('Expired')
  })
})

describe('a server without access tokens', () => {
  test.each(['tokens-absent', 'tokens-not-implemented'] as const)(
    '(%s) has no navigation link for them after the first response',
    async (condition) => {
      const { user } = await renderApp('/tokens', { scenario: { condition } })
      expect(await screen.findByText('Access tokens are not available on this server')).toBeVisible()
      await waitFor(() => expect(screen.queryByRole('link', { name: 'Access tokens' })).not.toBeInTheDocument())
      expect(screen.queryByRole('button', { name: 'New token' })).not.toBeInTheDocument()
      await user.click(screen.getByRole('link', { name: 'API keys' }))
      expect(await screen.findByRole('table', { name: 'API keys' })).toBeVisible()
      expect(screen.queryByRole('link', { name: 'Access tokens' })).not.toBeInTheDocument()
    },
  )

  test('shows the not-found page if config.json does not configure the Management API', async () => {
    const { manage: _none, ...config } = demoConfig
    await renderApp('/tokens', { config: { ...config, manage: undefined } })
    expect(await screen.findByText('Page not found')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Access tokens' })).not.toBeInTheDocument()
  })
})

describe('the row menu', () => {
  test('explains why a token cannot be rotated or added to a calendar', async () => {
    const { user } = await renderApp('/tokens')
    await press(user, 'Actions for Session of the browser')
    const rotate = await screen.findByRole('menuitem', { name: 'Rotate…' })
    expect(rotate).toHaveAccessibleDescription(
      'A session token is created by a login. Log in there again for a new one.',
    )
    const calendar = screen.getByRole('menuitem', { name: 'Add expiry to calendar' })
    expect(calendar).toHaveAccessibleDescription('This token has already expired.')
    await user.keyboard('{Escape}')
    await press(user, 'Actions for billing-robot')
    expect(await screen.findByRole('menuitem', { name: 'Rotate…' })).toHaveAttribute('aria-disabled', 'true')
  })

  test('downloads a calendar entry for the expiry of a token', async () => {
    const createObjectUrl = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:calendar')
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    const { user } = await renderApp('/tokens', { as: grace })
    await chooseAction(user, 'CI deploy', 'Add expiry to calendar')
    expect(await screen.findByText('Calendar entry for CI deploy downloaded')).toBeVisible()
    const [file] = createObjectUrl.mock.calls[0] ?? []
    if (!(file instanceof Blob)) throw new Error('No file was downloaded.')
    expect(file.type).toBe('text/calendar')
    expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Access token “CI deploy” expires\r\n/)
    const [link] = clicked.mock.contexts as HTMLAnchorElement[]
    expect(link?.download).toBe('token-13702.ics')
    vi.restoreAllMocks()
  })
})
