import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace, maria, otto } from '~/demo/data/personas'
import { demoConfig, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import type { LastLogin } from '~/session/identity'

import { findAllItems, findItem, findNextStep, findScore, openOverview, serveTokens } from './overview-page'
import { renderApp } from '../../support/render-app'
import { accountCalls, answerOnce, deferred, problem } from '../security/security-page'

const MFA_FAILED = 'Could not check multi-factor authentication'

const serveLoginMethods = (...types: string[]) =>
  answerOnce('get', 'authentication-methods', () =>
    HttpResponse.json({
      authentication_methods: types.map((type) => ({ id: `${type}|1`, type, confirmed: true, usage: ['secondary'] })),
    }),
  )

const configWithoutMyAccount = () => ({ auth0: { ...demoConfig.auth0, myAccount: false } })

describe('the check-up item about MFA', () => {
  test('is to do and leads to the set-up when MFA is off', async () => {
    const { user, requests } = await renderApp('/')
    const mfa = await findItem('Multi-factor authentication is off')
    expect(mfa).toHaveTextContent(/^Urgent: Multi-factor authentication is off/)
    expect(await findAllItems()).toContain('Later: No recovery code yet')
    expect(await findNextStep('Turn on multi-factor authentication')).toHaveTextContent(
      'about 1 minuteTurn on multi-factor authenticationA stolen password is enough to log in as you.',
    )

    await user.click(within(mfa).getByRole('link', { name: 'Enable MFA' }))

    expect(await screen.findByRole('dialog', { name: 'Enable MFA' })).toBeInTheDocument()
    expect(accountCalls(requests)).toEqual(['GET authentication-methods', 'GET factors'])
  })

  test('names the factors that are set up', async () => {
    await renderApp('/', { as: otto })
    expect(await findItem('A second factor is set up')).toHaveTextContent(
      'You have set up iPhone, YubiKey 5, and voice-print.',
    )
    expect(await findItem('You have a recovery code')).toHaveTextContent(
      'Created 5 weeks ago. Don’t keep it on your phone.',
    )
  })

  test('does not let the name of one factor turn the names after it', async () => {
    const hostile = { id: 'totp|1', type: 'totp', name: 'a\u2029\u202Eb', confirmed: true, usage: ['secondary'] }
    const other = { ...hostile, id: 'email|1', type: 'email', name: 'c' }
    await openOverview([
      answerOnce('get', 'authentication-methods', () =>
        HttpResponse.json({ authentication_methods: [hostile, other] }),
      ),
    ])
    expect(await findItem('A second factor is set up')).toHaveTextContent(
      'You have set up \u2068a \u202Eb\u2069 and c.',
    )
  })

  test('is followed by an item about a missing recovery code if the tenant offers recovery codes', async () => {
    await openOverview([serveLoginMethods('totp'), serveTokens({})])
    const code = await findItem('You have no recovery code')
    expect(code).toHaveTextContent(/^To do: You have no recovery code/)
    const link = within(code).getByRole('link', { name: 'Create a recovery code' })
    expect(link).toHaveAttribute('href', '/security/add/recovery-code')
    expect(link).toHaveAccessibleDescription(/You have no recovery code/)
    expect(await findNextStep('Create a recovery code')).toHaveTextContent(
      'Without one, a lost phone can lock you out.',
    )
  })

  test('is not followed by an item about a recovery code if the tenant offers none', async () => {
    await openOverview([
      serveLoginMethods('totp'),
      answerOnce('get', 'factors', () => HttpResponse.json({ factors: [{ type: 'totp' }] })),
    ])
    await findItem('A second factor is set up')
    expect((await findAllItems()).join()).not.toMatch(/recovery/)
  })

  test('sends the user to the administrator if the tenant offers no factor', async () => {
    await renderApp('/', { scenario: { condition: 'account-no-factors' } })
    const mfa = await findItem('Multi-factor authentication is off')
    expect(mfa).toHaveTextContent('You can’t set it up here. Ask your administrator to enable it.')
    expect(within(mfa).queryByRole('link')).not.toBeInTheDocument()
  })

  test('is not checked for a user of another login provider if the tenant offers no factor', async () => {
    await renderApp('/', { as: grace, scenario: { condition: 'account-no-factors' } })
    expect(await findItem(MFA_FAILED)).toHaveTextContent(
      /^Not checked: .*Your login provider may ask for more than a password/,
    )
  })

  test.each([
    ['is not configured', { config: configWithoutMyAccount() }],
    ['answers 404', { scenario: { condition: 'account-absent' } as const }],
  ])('is not checked when the My Account API %s', async (_why, world) => {
    const { requests } = await renderApp('/', world)
    const mfa = await findItem(MFA_FAILED)
    expect(mfa).toHaveTextContent(/^Not checked: .*The My Account API is not available/)
    expect(within(mfa).getByRole('link', { name: 'Open Security' })).toHaveAttribute('href', '/security')
    expect(accountCalls(requests).length).toBeLessThanOrEqual(2)
  })

  test('disables the retry for as long as the tenant asks after too many requests', async () => {
    const { user, requests, server } = await openOverview([
      answerOnce('get', 'authentication-methods', () => problem(429, 'slow down', { 'retry-after': '31' })),
    ])
    const mfa = await findItem(MFA_FAILED)
    expect(mfa).toHaveTextContent('Too many requests in a short time.')
    await user.click(within(mfa).getByRole('button', { name: /^Try again in \d+ s$/ }))
    expect(accountCalls(requests)).toHaveLength(2)
    expect(await findAllItems()).toContain('To do: 1 API key is older than a year')

    const afterTheWait = Date.now() + 32_000
    vi.spyOn(Date, 'now').mockReturnValue(afterTheWait)
    const response = deferred<Response>()
    server.use(http.get(`${MY_ACCOUNT_BASE}/authentication-methods`, () => response.promise))
    await user.click(await within(mfa).findByRole('button', { name: 'Try again' }))
    expect(await within(mfa).findByText('Trying again…')).toBeInTheDocument()
    expect(within(mfa).getByText('Details')).toBeInTheDocument()

    response.resolve(HttpResponse.json({ authentication_methods: [] }))
    expect(await findItem('Multi-factor authentication is off')).toBe(mfa)
    expect(within(mfa).queryByText('Details')).not.toBeInTheDocument()
    expect(accountCalls(requests)).toHaveLength(3)
  })

  describe('about the last login', () => {
    const NOT_USED = 'Your last login did not ask for a second factor'
    const DAY = 24 * 60 * 60_000
    const lastLogin = (login: LastLogin) => ({ identity: () => ({ getLastLogin: async () => login }) })

    test('says that it asked for a second factor', async () => {
      await renderApp('/', { as: otto, ...lastLogin({ at: Date.now(), usedFactor: true }) })
      expect(await findItem('Last login')).toHaveTextContent(/^Last login ?just now · with a second factor ?$/)
      expect((await findAllItems()).join()).not.toContain(NOT_USED)
    })

    test.each([
      ['when, and that it asked for none, to a user with a password', maria, /just now · without a second factor ?$/],
      ['only when to a user of Google, which may have asked for one', grace, /just now ?$/],
    ])('says %s', async (_what, as, text) => {
      await renderApp('/', { as, ...lastLogin({ at: Date.now(), usedFactor: false }) })
      expect(await findItem('Last login')).toHaveTextContent(text)
    })

    const factors = [{ id: 'totp|1', type: 'totp', confirmed: true, created_at: '2026-01-01T00:00:00.000Z' }]
    const passkey = { id: 'passkey|1', type: 'passkey', created_at: '2026-01-01T00:00:00.000Z' }
    const have = (...methods: object[]) =>
      http.get(`${MY_ACCOUNT_BASE}/authentication-methods`, () =>
        HttpResponse.json({ authentication_methods: methods }),
      )

    test('says that it asked for none, and what to do', async () => {
      const handlers = [have(...factors)]
      await renderApp('/', { handlers, ...lastLogin({ at: Date.now(), usedFactor: false }) })
      expect(await findItem('A second factor is set up')).toHaveTextContent(/^Done: /)
      expect(await findItem(NOT_USED)).toHaveTextContent(/^To do: .*Tell your administrator\. A factor protects only/)
    })

    test.each([{ usedFactor: true }, { usedFactor: false }, {}])(
      'never makes the overview claim that MFA is on: %j',
      async (login) => {
        await renderApp('/', { as: otto, ...lastLogin({ at: Date.now(), ...login }) })
        await findItem('A second factor is set up')
        expect((await findAllItems()).join()).not.toMatch(/\bis on\b|protects/)
      },
    )

    test('accuses no login that may have used a passkey, as the Security page does not', async () => {
      const handlers = [have(...factors, passkey)]
      await renderApp('/', { handlers, ...lastLogin({ at: Date.now(), usedFactor: false }) })
      await findItem('A second factor is set up')
      expect((await findAllItems()).join()).not.toContain(NOT_USED)
    })

    test.each([
      ['whose use of a factor is unknown', otto, { at: Date.now() }],
      ['before the factor was set up', otto, { at: Date.now() - 300 * DAY, usedFactor: false }],
      ['of a user without a factor', maria, { at: Date.now(), usedFactor: false }],
    ])('says nothing of a login %s', async (_which, as, login) => {
      await renderApp('/', { as, ...lastLogin(login) })
      await findItem(as === maria ? 'Multi-factor authentication is off' : 'A second factor is set up')
      expect((await findAllItems()).join()).not.toContain(NOT_USED)
    })
  })
})

describe('the check-up item about the email address', () => {
  const user = (isEmailVerified: unknown) => ({
    identity: () => ({
      user: { id: maria.id, name: maria.name, email: maria.email, isEmailVerified: isEmailVerified as boolean },
    }),
  })

  test('counts a verified address as a protection', async () => {
    await renderApp('/', user(true))
    expect(await findItem('Email address verified')).toHaveTextContent(/^Done: .*maria@example\.com ?$/)
    expect(await findScore('1 of 4 protections is in place.')).toBeInTheDocument()
  })

  test('asks to verify an address, and leads to the page that says how', async () => {
    const { leave } = await renderApp('/', user(false))
    const item = await findItem('Your email address is not verified')
    expect(item).toHaveTextContent(/^To do: .*email to maria@example\.com, then log in again\. Emails that reset/)
    expect(within(item).getByRole('link', { name: 'See how' })).toHaveAttribute('href', '/profile')
    expect(await findScore('0 of 4 protections are in place.')).toBeInTheDocument()
    leave()

    await renderApp('/', { ...user(false), config: { features: { profile: 'off' } } })
    const alone = await findItem('Your email address is not verified')
    expect(within(alone).queryByRole('link')).not.toBeInTheDocument()
  })

  test('is absent if the ID token does not say, or says something else than true or false', async () => {
    await renderApp('/', user('yes'))
    expect(await findScore('0 of 3 protections are in place.')).toBeInTheDocument()
    expect((await findAllItems()).join()).not.toMatch(/[Ee]mail/)
  })
})

describe('the score', () => {
  test('explains what counts, and does not count as missing what could not be checked', async () => {
    const { user } = await renderApp('/', {
      scenario: { condition: 'account-absent' },
      identity: () => ({ user: { ...maria, isEmailVerified: true } }),
    })
    expect(await findScore('1 of 1 protection that could be checked is in place.')).toBeInTheDocument()
    await user.click(screen.getByText('How this is counted'))
    expect(screen.getByText('Each protection counts the same: a verified email address.')).toBeVisible()
    expect(
      screen.getByText(
        'What could not be checked is not counted as missing: your second factor, passkeys and recovery code.',
      ),
    ).toBeVisible()
  })
})
