import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace, nils, otto } from '~/demo/personas'
import { demoConfig, HAL_BASE, ME_BASE } from '~/demo/world'

import { manyNotices, serveNotices } from '../notifications/notifications-page'
import { allLines, haveKeys, haveTokens, line, openOverview, summary } from './overview-page'
import { renderApp } from '../../support/render-app'
import { accountCalls, answerOnce, deferred, problem } from '../security/security-page'

const methods = (...types: string[]) =>
  answerOnce('get', 'authentication-methods', () =>
    HttpResponse.json({
      authentication_methods: types.map((type) => ({ id: `${type}|1`, type, confirmed: true, usage: ['secondary'] })),
    }),
  )

describe('the start page', () => {
  test('says in its heading, its title and the navigation where somebody is', async () => {
    const { user } = await renderApp('/security')
    await user.click(await screen.findByRole('link', { name: 'Overview' }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Overview' })).toHaveFocus())
    // With what waits elsewhere once it is counted: “(9) Overview · Latchkey”.
    expect(document.title).toMatch(/^(\(\d+\) )?Overview · Latchkey$/)
    expect(screen.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    expect(screen.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current')
  })

  test('asks everything side by side, and nothing twice', async () => {
    const { requests } = await openOverview([haveTokens({})])
    await line('You have no access tokens')
    await waitFor(() => expect(requests).toHaveLength(7))
    expect(requests.map((asked) => asked.replace(/^GET https:\/\/[^/]+/, '')).sort()).toEqual([
      '/api/apikeys/?page=0&size=20&sort=created%2Casc',
      '/manage/current-user/organizations-invitations',
      '/manage/current-user/projects-invitations',
      '/manage/current-user/tokens',
      '/manage/notifications',
      '/me/v1/authentication-methods',
      '/me/v1/factors',
    ])
  })

  test('is silent about what this deployment has not', async () => {
    await renderApp('/', { config: { apiKeys: undefined, manage: undefined }, as: otto })
    expect(await summary('All done')).toBeInTheDocument()
    expect(await allLines()).toEqual(['Done: Multi-factor authentication is on', 'Done: You have a recovery code'])
    expect(screen.queryByRole('region', { name: 'Token lifetimes' })).not.toBeInTheDocument()
  })
})

describe('multi-factor authentication', () => {
  test('that is off is to do, and one press away', async () => {
    const { user, requests } = await renderApp('/')
    const mfa = await line('Multi-factor authentication is off')
    expect(mfa).toHaveTextContent(/^To do: .*Your password is the only thing between a thief and your keys\./)
    expect(await allLines()).not.toContain('To do: You have no recovery code')
    await user.click(within(mfa).getByRole('link', { name: 'Enable MFA' }))
    expect(await screen.findByRole('dialog', { name: 'Enable MFA' })).toBeInTheDocument()
    expect(accountCalls(requests)).toEqual(['GET authentication-methods', 'GET factors'])
  })

  test('that is on is done, with what a login asks for', async () => {
    await renderApp('/', { as: otto })
    const mfa = await line('Multi-factor authentication is on')
    expect(mfa).toHaveTextContent('Besides your password a login asks for iPhone, YubiKey 5, or voice-print.')
    expect(await line('You have a recovery code')).toHaveTextContent(
      'Made 5 weeks ago; keep it where your phone is not.',
    )
  })

  test('without a recovery code lacks one, where the tenant offers them', async () => {
    await openOverview([methods('totp')])
    const code = await line('You have no recovery code')
    expect(code).toHaveTextContent(/^To do: .*Without one, a lost phone can lock you out\./)
    const action = within(code).getByRole('link', { name: 'Make one' })
    expect(action).toHaveAttribute('href', '/security?do=add&type=recovery-code')
    expect(action).toHaveAccessibleDescription(/You have no recovery code/)
  })

  test('says nothing of recovery codes where the tenant has none', async () => {
    await openOverview([
      methods('totp'),
      answerOnce('get', 'factors', () => HttpResponse.json({ factors: [{ type: 'totp' }] })),
    ])
    await line('Multi-factor authentication is on')
    expect((await allLines()).join()).not.toMatch(/recovery/)
  })

  test('that cannot be set up here is to do all the same, somewhere else', async () => {
    await renderApp('/', { scenario: { condition: 'account-no-factors' } })
    const mfa = await line('Multi-factor authentication is off')
    expect(mfa).toHaveTextContent('Your organization offers nothing to set up here, so ask it to.')
    expect(within(mfa).queryByRole('link')).not.toBeInTheDocument()
  })

  test('of somebody whose login is kept elsewhere is not known where nothing is said of it', async () => {
    await renderApp('/', { as: grace, scenario: { condition: 'account-no-factors' } })
    const mfa = await line('It is not known whether multi-factor authentication is on')
    expect(mfa).toHaveTextContent(/^Not known: .*Whoever looks after your login/)
  })

  test.each([
    ['is not configured', { config: withoutAccount() }],
    ['is not there', { scenario: { condition: 'account-absent' } as const }],
  ])('is not known where the My Account API %s', async (_why, world) => {
    const { requests } = await renderApp('/', world)
    const mfa = await line('It is not known whether multi-factor authentication is on')
    expect(mfa).toHaveTextContent(/^Not known: .*The My Account API is not available here/)
    expect(within(mfa).getByRole('link', { name: 'Open Security' })).toHaveAttribute('href', '/security')
    expect(accountCalls(requests).length).toBeLessThanOrEqual(2)
  })

  test('is not known after too many requests, and waits as long as the tenant wants', async () => {
    const { user, requests, server } = await openOverview([
      answerOnce('get', 'authentication-methods', () => problem(429, 'slow down', { 'retry-after': '31' })),
    ])
    const mfa = await line('It is not known whether multi-factor authentication is on')
    expect(mfa).toHaveTextContent('Too many requests in a short time.')
    const again = within(mfa).getByRole('button', { name: /^Try again in \d+ s$/ })
    await user.click(again)
    expect(accountCalls(requests)).toHaveLength(2)
    // The others are none the worse.
    expect(await allLines()).toContain('To do: 1 API key is older than a year')

    const later = Date.now() + 32_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    const answer = deferred<Response>()
    server.use(http.get(`${ME_BASE}/authentication-methods`, () => answer.promise))
    await user.click(await within(mfa).findByRole('button', { name: 'Try again' }))
    expect(await within(mfa).findByText('Asking again…')).toBeInTheDocument()
    expect(within(mfa).getByText('Details')).toBeInTheDocument()
    answer.resolve(HttpResponse.json({ authentication_methods: [] }))
    expect(await line('Multi-factor authentication is off')).toBe(mfa)
    expect(within(mfa).queryByText('Details')).not.toBeInTheDocument()
    expect(accountCalls(requests)).toHaveLength(3)
  })
})

/** The configuration of a tenant without the My Account API. */
function withoutAccount() {
  return { auth0: { ...demoConfig.auth0, myAccount: false } }
}

describe('API keys', () => {
  test('older than a year are to do, the oldest by name', async () => {
    const { requests } = await renderApp('/')
    const old = await line('1 API key is older than a year')
    expect(old).toHaveTextContent(/^To do: .*The oldest is notebooks, 1 year; replace it and delete the old one\./)
    expect(within(old).getByRole('link', { name: 'Review oldest' })).toHaveAttribute(
      'href',
      '/api-keys?sort=created,asc',
    )
    expect(requests.filter((asked) => asked.startsWith(`GET ${HAL_BASE}`))).toHaveLength(1)
  })

  test('are 20 or more where a whole page is old', async () => {
    await renderApp('/', { scenario: { data: 'keys-2000' } })
    expect(await line('20 or more API keys are older than a year')).toBeInTheDocument()
  })

  test('that are all young are done, with the age of the oldest', async () => {
    await openOverview([haveKeys({ name: 'CI', ageInDays: 3 }, { name: 'default', ageInDays: 221 })])
    const age = await line('No API key is older than a year')
    expect(age).toHaveTextContent(/^Done: .*The oldest is default, 7 months\.$/)
  })

  test('are not known by their last use, since no server reports it', async () => {
    await renderApp('/')
    const use = await line('Last use of API keys is not known')
    expect(use).toHaveTextContent('This server does not report it.')
    expect(within(use).queryByRole('link')).not.toBeInTheDocument()
  })

  test('there are none of are fine', async () => {
    await renderApp('/', { as: nils })
    expect(await line('You have no API keys')).toHaveTextContent(/^Done:/)
    expect((await allLines()).join()).not.toMatch(/Last use|developer token/)
  })

  test.each([
    [403, 'Your account is not allowed to do this.'],
    [404, 'This server does not offer it.'],
  ])('that are answered with %d are not known, in one line, and without a second try', async (status, reason) => {
    await openOverview([http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({}, { status }))], {
      config: { manage: undefined },
    })
    const keys = await line('Your API keys are not known')
    expect(keys).toHaveTextContent(reason)
    expect(within(keys).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
    expect(await allLines()).toEqual([
      'To do: Multi-factor authentication is off',
      'Not known: Your API keys are not known',
    ])
  })
})

test('what is done and what nobody can know leave nothing to do', async () => {
  await openOverview([haveKeys({ name: 'CI', ageInDays: 3 }), haveTokens({})], { as: otto })
  expect(await summary('Nothing to do · 1 not known')).toBeInTheDocument()
  expect(await allLines()).toContain('Not known: Last use of API keys is not known')
})

describe('invitations and notifications', () => {
  test('that wait are to do, with the newest of each and the way there', async () => {
    await renderApp('/')
    const invited = await line('3 invitations wait for your answer')
    expect(invited).toHaveTextContent(/^To do:/)
    expect(within(invited).getByRole('link', { name: 'Answer' })).toHaveAttribute('href', '/invitations')
    const unread = await line('6 notifications are unread')
    expect(unread).toHaveTextContent(/^To do: .*The newest: Your project is over quota!/)
    expect(within(unread).getByRole('link', { name: 'Read them' })).toHaveAttribute(
      'href',
      '/notifications?show=unread',
    )
  })

  test('that are not there are done', async () => {
    await renderApp('/', { scenario: { data: 'empty' } })
    expect(await line('No invitation waits for your answer')).toHaveTextContent(/^Done:/)
    expect(await line('No unread notifications')).toHaveTextContent(/^Done:/)
  })

  test('that are read as far as anybody has looked are said to be no more than that', async () => {
    await renderApp('/', { handlers: [serveNotices(manyNotices(9))] })
    const done = await line('Nothing unread among the newest 8 notifications')
    expect(done).toHaveTextContent(/^Done:.*Older ones were not asked for\.$/)
  })

  test('of a server that has none are no findings', async () => {
    await openOverview([haveTokens({})])
    await line('You have no access tokens')
    expect((await allLines()).join()).not.toMatch(/invitation|notification/)
  })
})
