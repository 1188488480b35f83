import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { allLines, answerTokens, haveTokens, line, lines, openOverview, pass, tokens } from './overview-page'
import { deferred } from '../security/security-page'

const lifetimes = async () => within(await screen.findByRole('list', { name: 'Token lifetimes' }))

describe('access tokens', () => {
  test('that have expired are to clear', async () => {
    await openOverview(
      [haveTokens({ a: { created: -50, expires: -20 }, b: { created: -9, expires: 9, isExpired: true } })],
      {},
    )
    const expired = await line('2 expired tokens are still listed')
    expect(expired).toHaveTextContent(/^To do: .*They no longer work; clearing them keeps the list readable\./)
    const action = within(expired).getByRole('link', { name: 'Review expired' })
    expect(action).toHaveAttribute('href', '/tokens?status=expired')
  })

  test('that expire within 7 days are named by the soonest', async () => {
    await openOverview([
      haveTokens({
        late: { created: -80, expires: 6 },
        early: { created: -80, expires: 2 },
        CI: { created: -1, expires: 90 },
      }),
    ])
    const soon = await line('2 tokens expire within 7 days')
    expect(soon).toHaveTextContent(/^To do: .*early is the first, in 2 days\./)
    expect(within(soon).getByRole('link')).toHaveAttribute('href', '/tokens?status=expires-soon')
  })

  test('that were made for a few days are no surprise', async () => {
    await openOverview([haveTokens({ tryout: { created: -1, expires: 1 } })])
    expect(await line('Only tokens for a few days expire within 7 days')).toHaveTextContent(/^Done:/)
  })

  test('unused for 90 days are to do, by the last use and by none', async () => {
    await openOverview([
      haveTokens({
        used: { created: -300, lastUsed: -89, expires: 60 },
        forgotten: { created: -300, lastUsed: -91, expires: 60 },
        never: { created: -125, expires: 60 },
        fresh: { created: -2, expires: 60 },
        over: { created: -300, lastUsed: -200, expires: -10 },
        off: { created: -300, expires: 60, isDisabled: true },
      }),
    ])
    const unused = await line('2 tokens have not been used for 90 days')
    expect(unused).toHaveTextContent(
      /^To do: .*never, created 4 months ago, was never used; delete it if nothing uses it\./,
    )
    expect(within(unused).getByRole('link', { name: 'Review tokens' })).toHaveAttribute(
      'href',
      '/tokens?sort=lastUsed,asc',
    )
  })

  test('that are all well are done', async () => {
    await openOverview([haveTokens({ CI: { created: -30, lastUsed: -1, expires: 60 } })])
    expect(await line('No expired token is listed')).toHaveTextContent(/^Done: .*in the list still works\.$/)
    expect(await line('No token expires within 7 days')).toHaveTextContent(/^Done: .*The next is CI, in 60 days\.$/)
    expect(await line('No unused tokens')).toHaveTextContent(/^Done:/)
  })

  test('there are none of are one line, and no picture', async () => {
    await openOverview([haveTokens({})])
    expect(await line('You have no access tokens')).toHaveTextContent(/^Done:/)
    expect(screen.queryByRole('region', { name: 'Token lifetimes' })).not.toBeInTheDocument()
  })

  test('that this server does not have are not known, for that reason', async () => {
    await openOverview([answerTokens(() => HttpResponse.json({ error: 'no' }, { status: 404 }))])
    const unknown = await line('Could not load your access tokens')
    expect(unknown).toHaveTextContent(/^Not known: .*Not available on this server\./)
    expect(screen.queryByRole('region', { name: 'Token lifetimes' })).not.toBeInTheDocument()
    expect(await allLines()).toContain('To do: 1 API key is older than a year')
  })

  test('that cannot be asked for offline are not known, and are asked for again at a press', async () => {
    const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { server, user } = await openOverview([answerTokens(() => HttpResponse.error())])
    const unknown = await line('Could not load your access tokens')
    expect(unknown).toHaveTextContent('You are offline.')
    const before = await allLines()
    const place = before.indexOf('Not known: Could not load your access tokens')

    offline.mockReturnValue(true)
    const answer = deferred<Response>()
    server.use(answerTokens(() => answer.promise))
    const again = within(unknown).getByRole('button', { name: 'Try again' })
    await user.click(again)
    // Where it was, under the finger that pressed.
    expect(await within(unknown).findByText('Asking again…')).toBeInTheDocument()
    expect(again).toHaveFocus()
    expect(lines()).toEqual(before)

    answer.resolve(HttpResponse.json(tokens({ a: { created: -50, expires: -20 } })))
    expect(await line('1 expired token is still listed')).toBeInTheDocument()
    expect(lines().indexOf('To do: 1 expired token is still listed')).toBe(place)
    expect(screen.getByRole('heading', { name: 'Check-up' })).toHaveFocus()
  })

  test('flip in sight from soon to expired, without a reload and without moving', async () => {
    const { requests } = await openOverview([haveTokens({ CI: { created: -80, expires: 2 } })])
    await line('1 token expires within 7 days')
    const places = () => [/ expired /, / within 7 days/].map((what) => lines().findIndex((each) => what.test(each)))
    const before = places()
    expect((await lifetimes()).getByText('2 days left')).toBeInTheDocument()
    const asked = requests.length

    pass(2.5)
    const expired = await line('1 expired token is still listed')
    expect(expired).toHaveTextContent(/^To do:/)
    expect(await line('No token expires within 7 days')).toHaveTextContent(/^Done:/)
    expect((await lifetimes()).getByText('Expired')).toBeInTheDocument()
    expect(places()).toEqual(before)
    expect(requests).toHaveLength(asked)
  })
})

describe('the token lifetimes', () => {
  test('can be read: name, from when to when, and what is left', async () => {
    await openOverview([
      haveTokens({
        'CI deploy': { created: -19, expires: 71 },
        terraform: { created: -80, expires: 5 },
        paused: { created: -3, expires: 30, isDisabled: true },
        migration: { created: -60, expires: -30 },
        endless: { created: -2 },
      }),
    ])
    const rows = (await lifetimes()).getAllByRole('listitem').map((row) => row.textContent)
    const date = /\d{1,2} \w+ \d{4}/.source
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(new RegExp(`^terraformExpires soon: created ${date}, expires ${date}\\.5 days left$`))
    expect(rows[1]).toMatch(new RegExp(`^CI deployActive: created ${date}, expires ${date}\\.71 days left$`))
    expect(rows[2]).toMatch(new RegExp(`^endlessActive: created ${date}, never expires\\.No end$`))
    expect(rows[3]).toMatch(new RegExp(`^pausedDisabled: created ${date}, expires ${date}\\.Disabled$`))
    expect(rows[4]).toMatch(new RegExp(`^migrationExpired: created ${date}, expired ${date}\\.Expired$`))
    expect(screen.getByText('last 90 days · next 90 days')).toBeInTheDocument()
  })

  test('lead to the list where there are more than fit', async () => {
    const many = Array.from({ length: 11 }, (_, index) => [`t${index}`, { created: -1, expires: index + 10 }] as const)
    await openOverview([haveTokens(Object.fromEntries(many))])
    expect((await lifetimes()).getAllByRole('listitem')).toHaveLength(8)
    expect(screen.getByRole('link', { name: 'and 3 more' })).toHaveAttribute('href', '/tokens')
  })

  test('have a place while they are on their way', async () => {
    const answer = deferred<Response>()
    await openOverview([answerTokens(() => answer.promise)])
    expect(await screen.findByRole('status', { name: 'Loading token lifetimes' })).toBeInTheDocument()
    answer.resolve(HttpResponse.json([]))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Token lifetimes' })).not.toBeInTheDocument())
  })
})
