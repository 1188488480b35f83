import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import {
  advanceClock,
  checkUpItems,
  findAllItems,
  findItem,
  onListTokens,
  openOverview,
  serveKeys,
  serveTokens,
  wireTokens,
} from './overview-page'
import { hoverForTooltip } from '../../support/render-app'
import { deferred } from '../security/security-page'

const LOAD_FAILED = 'Could not load your access tokens'
const findLifetimes = async () => within(await screen.findByRole('list', { name: 'Token lifetimes' }))
/** Keys without a default key, whose developer token would be in the chart. */
const noDeveloperToken = serveKeys({ name: 'CI', ageInDays: 3 })
const oldKey = serveKeys({ name: 'CI', ageInDays: 400 })
const queryLifetimes = () => screen.queryByRole('region', { name: 'Token lifetimes' })

describe('the check-up items about access tokens', () => {
  test('ask to delete expired tokens', async () => {
    await openOverview([
      serveTokens({ a: { created: -50, expires: -20 }, b: { created: -9, expires: 9, isExpired: true } }),
    ])
    const item = await findItem('2 expired tokens are still listed')
    expect(item).toHaveTextContent(/^To do: .*They no longer work\. A short list is easier to check\./)
    const link = within(item).getByRole('link', { name: 'Review your expired tokens' })
    expect(link).toHaveAttribute('href', '/tokens?status=expired')
  })

  test('name the token that expires first within 7 days', async () => {
    await openOverview([
      serveTokens({
        late: { created: -80, expires: 6 },
        early: { created: -80, expires: 2 },
        CI: { created: -1, expires: 90 },
      }),
    ])
    const item = await findItem('2 tokens expire within 7 days')
    expect(item).toHaveTextContent(
      /^Urgent: .*The first is early, in 2 days\. Programs that use it stop working then\./,
    )
    expect(within(item).getByRole('link')).toHaveAttribute('href', '/tokens?status=expires-soon')
  })

  test('do not warn about a token that was created for a few days', async () => {
    await openOverview([serveTokens({ tryout: { created: -1, expires: 1 } })])
    expect(await findItem('Only short-lived tokens expire within 7 days')).toHaveTextContent(/^Done:/)
  })

  test('ask to delete usable tokens that were not used or created within 90 days', async () => {
    await openOverview([
      serveTokens({
        used: { created: -300, lastUsed: -89, expires: 60 },
        forgotten: { created: -300, lastUsed: -91, expires: 60 },
        never: { created: -125, expires: 60 },
        recent: { created: -2, expires: 60 },
        expired: { created: -300, lastUsed: -200, expires: -10 },
        disabled: { created: -300, expires: 60, isDisabled: true },
      }),
    ])
    const item = await findItem('2 tokens have not been used for 90 days')
    expect(item).toHaveTextContent(
      /^To do: .*never was created 4 months ago and never used\. A leak would go unnoticed\./,
    )
    expect(within(item).getByRole('link', { name: 'Review your unused tokens' })).toHaveAttribute(
      'href',
      '/tokens?sort=lastUsed,asc',
    )
  })

  test('are done when all tokens are used and expire later', async () => {
    await openOverview([serveTokens({ CI: { created: -30, lastUsed: -1, expires: 60 } })])
    expect(await findItem('No expired tokens')).toHaveTextContent(/^Done: .*Every token in the list still works\.$/)
    expect(await findItem('No token expires within 7 days')).toHaveTextContent(/^Done: .*The next is CI, in 60 days\.$/)
    expect(await findItem('No unused tokens')).toHaveTextContent(/^Done:/)
  })

  test('are one item, without the chart of lifetimes, when the user has no tokens', async () => {
    await openOverview([serveTokens({}), noDeveloperToken])
    expect(await findItem('You have no access tokens')).toHaveTextContent(/^Done:/)
    expect(queryLifetimes()).not.toBeInTheDocument()
  })

  test('are one item with the reason when the server has no access tokens', async () => {
    await openOverview([onListTokens(() => HttpResponse.json({ error: 'no' }, { status: 404 })), oldKey])
    expect(await findItem(LOAD_FAILED)).toHaveTextContent(/^Not checked: .*Not available on this server\./)
    expect(queryLifetimes()).not.toBeInTheDocument()
    expect(await findAllItems()).toContain('To do: 1 API key is older than a year')
  })

  test('take the place of the failed check after the user retries', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { server, user } = await openOverview([onListTokens(() => HttpResponse.error())])
    const failed = await findItem(LOAD_FAILED)
    expect(failed).toHaveTextContent('You are offline.')
    const itemsBefore = await findAllItems()
    const place = itemsBefore.indexOf(`Not checked: ${LOAD_FAILED}`)

    onLine.mockReturnValue(true)
    const response = deferred<Response>()
    server.use(onListTokens(() => response.promise))
    const tryAgain = within(failed).getByRole('button', { name: 'Try again' })
    await user.click(tryAgain)
    expect(await within(failed).findByText('Trying again…')).toBeInTheDocument()
    expect(tryAgain).toHaveFocus()
    expect(checkUpItems()).toEqual(itemsBefore)

    response.resolve(HttpResponse.json(wireTokens({ a: { created: -50, expires: -20 } })))
    expect(await findItem('1 expired token is still listed')).toBeInTheDocument()
    expect(checkUpItems().indexOf('To do: 1 expired token is still listed')).toBe(place)
    expect(screen.getByRole('heading', { name: 'Keys and tokens' })).toHaveFocus()
  })

  test('change in place, without a request, at the moment when a token expires', async () => {
    const { requests } = await openOverview([serveTokens({ CI: { created: -80, expires: 2 } }), noDeveloperToken])
    await findItem('1 token expires within 7 days')
    const placeOf = (title: RegExp) => checkUpItems().findIndex((item) => title.test(item))
    const placeBefore = placeOf(/ within 7 days/)
    expect((await findLifetimes()).getByText('2 days left')).toBeInTheDocument()
    const countBefore = requests.length

    advanceClock({ days: 2.5 })

    const expired = await findItem('1 expired token is still listed')
    expect(expired).toHaveTextContent(/^To do:/)
    expect(await findItem('No token expires within 7 days')).toHaveTextContent(/^Done:/)
    expect((await findLifetimes()).getByText('Expired')).toBeInTheDocument()
    expect(placeOf(/ within 7 days/)).toBe(placeBefore)
    expect(requests).toHaveLength(countBefore)
  })
})

describe('the chart of token lifetimes', () => {
  test('shows the exact times of a token in lines of their own', async () => {
    const { user } = await openOverview([serveTokens({ CI: { created: -80, expires: 2 } })])
    const tooltip = await hoverForTooltip(user, (await findLifetimes()).getByRole('link', { name: 'CI' }))
    expect(tooltip.textContent).toMatch(/^Created .* local time\n.* UTC\nExpires .* local time\n.* UTC$/)
  })

  test('has the same information as text: name, status, start, end and time left', async () => {
    await openOverview([
      serveTokens({
        'CI deploy': { created: -19, expires: 71 },
        terraform: { created: -80, expires: 5 },
        paused: { created: -3, expires: 30, isDisabled: true },
        migration: { created: -60, expires: -30 },
        endless: { created: -2 },
      }),
      noDeveloperToken,
    ])
    const rows = (await findLifetimes()).getAllByRole('listitem').map((row) => row.textContent)
    const date = /\d{1,2} \w+ \d{4}/.source
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(new RegExp(`^terraformExpires soon: created ${date}, expires ${date}\\.5 days left$`))
    expect(rows[1]).toMatch(new RegExp(`^CI deployActive: created ${date}, expires ${date}\\.71 days left$`))
    expect(rows[2]).toMatch(new RegExp(`^endlessActive: created ${date}, never expires\\.No expiry$`))
    expect(rows[3]).toMatch(new RegExp(`^pausedDisabled: created ${date}, expires ${date}\\.Disabled$`))
    expect(rows[4]).toMatch(new RegExp(`^migrationExpired: created ${date}, expired ${date}\\.Expired$`))
    expect(screen.getByText('last 90 days · next 90 days')).toBeInTheDocument()
  })

  test('leads from the name of a token to its row in the list, and by its ID if it has no usable name', async () => {
    const long = 'x'.repeat(300)
    const { user } = await openOverview([
      serveTokens({
        'a & b': { created: -9, expires: 20 },
        '': { created: -9, expires: 30 },
        [long]: { created: -9, expires: 40 },
        עברית: { created: -9, expires: 50 },
      }),
      noDeveloperToken,
    ])
    const lifetimes = await findLifetimes()
    expect(lifetimes.getByRole('link', { name: '(no name)' })).toHaveAttribute('href', '/tokens?filter=101')
    expect(lifetimes.getByRole('link', { name: long })).toHaveAttribute('href', '/tokens?filter=102')
    expect(lifetimes.getByText('עברית').tagName).toBe('BDI')

    lifetimes.getByRole('link', { name: 'a & b' }).focus()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('searchbox')).toHaveValue('a & b')
    expect(await screen.findByRole('row', { name: /a & b/ })).toBeInTheDocument()
  })

  test('includes the developer token, which leads to the page of the default key', async () => {
    await openOverview([serveTokens({ CI: { created: -80, expires: 20 } })])
    const link = (await findLifetimes()).getByRole('link', { name: 'Developer token' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/^\/api-keys\/[\w-]+$/))
    expect(link.closest('li')).toHaveTextContent(/Active: created .*, expires .*\.23 hours left$/)
  })

  test('shows eight tokens and links to the rest', async () => {
    const tokens = Array.from(
      { length: 11 },
      (_, index) => [`t${index}`, { created: -1, expires: index + 10 }] as const,
    )
    await openOverview([serveTokens(Object.fromEntries(tokens)), noDeveloperToken])
    expect((await findLifetimes()).getAllByRole('listitem')).toHaveLength(8)
    expect(screen.getByRole('link', { name: 'and 3 more' })).toHaveAttribute('href', '/tokens')
  })

  test('has a placeholder while the tokens load', async () => {
    const response = deferred<Response>()
    await openOverview([onListTokens(() => response.promise), noDeveloperToken])
    expect(await screen.findByRole('status', { name: 'Loading token lifetimes' })).toBeInTheDocument()

    response.resolve(HttpResponse.json([]))
    await waitFor(() => expect(queryLifetimes()).not.toBeInTheDocument())
  })
})
