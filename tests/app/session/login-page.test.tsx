import { act, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { demoConfig, ISSUER } from '~/demo/demo-config'
import type { Identity, LoginProblem } from '~/session/identity'
import { lateLogin } from '~/session/late-login'
import { justLoggedOut } from '~/session/log-out'

import { renderApp } from '../../support/render-app'

const loggedOut = () => ({ user: undefined })
const withProblem = (problem: LoginProblem) => () => ({ user: undefined, problem })
const button = (name: string) => screen.findByRole('button', { name })

describe('the login page', () => {
  test('claims no log-out to a user who has only opened its URL', async () => {
    await renderApp('/login', { identity: loggedOut })
    expect(await screen.findByText('Log in to continue.')).toBeVisible()
    expect(screen.queryByText('You are logged out.')).not.toBeInTheDocument()
  })

  test('says that the user is logged out after a log-out in this tab', async () => {
    justLoggedOut.setState('done', true)
    await renderApp('/login', { identity: loggedOut })
    expect(await screen.findByText('You are logged out.')).toBeVisible()
  })

  test('opens the console when the silent login behind it has found a session', async () => {
    const { identity } = await renderApp('/login', { identity: loggedOut })
    await button('Log in')
    identity.user = { id: 'auth0|maria', name: 'Maria Reyes', email: 'maria@example.com' }
    act(() => lateLogin.setState(true, true))
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    expect(location.pathname).toBe('/')
  })

  test.each(['/login', '/LOGIN', '/login/'])('opens the console at %s for a user with a session', async (url) => {
    await renderApp(url)
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    expect(location.pathname).toBe('/')
  })

  test('always offers a login as someone else', async () => {
    const { user, identity } = await renderApp('/login', { identity: loggedOut })
    await user.click(await button('Log in as someone else'))
    expect(identity.logIn).toHaveBeenCalledWith('/', { parameters: {}, asSomeoneElse: true })
  })

  test('opens the form for a new account after the log-out that "Create an account" began with', async () => {
    justLoggedOut.setState('sign-up', true)
    const { identity } = await renderApp('/login', { identity: loggedOut })
    await button('Log in')
    expect(identity.logIn).toHaveBeenCalledExactlyOnceWith('/', { parameters: { screen_hint: 'signup' } })
  })
})

describe('links of Auth0’s emails to the login page', () => {
  const parametersOf = async (search: string) => {
    const { user, identity } = await renderApp(`/login${search}`, { identity: loggedOut })
    await user.click(await button('Log in'))
    const [, options] = vi.mocked(identity.logIn).mock.calls[0] ?? []
    return options?.parameters
  }

  test('pass invitation and organization on to Auth0, when the user logs in', async () => {
    expect(
      await parametersOf('?invitation=inv_1&organization=org_2&organization_name=acme&login_hint=joe%40example.com'),
    ).toEqual({
      invitation: 'inv_1',
      organization: 'org_2',
      organization_name: 'acme',
      login_hint: 'joe@example.com',
    })
  })

  test('pass on screen_hint with the issuer of the tenant', async () => {
    expect(await parametersOf(`?iss=${encodeURIComponent(ISSUER)}&screen_hint=signup`)).toEqual({
      screen_hint: 'signup',
    })
  })

  test.each([
    ['of another tenant', '?iss=https%3A%2F%2Fevil.example%2F&login_hint=me&invitation=x'],
    [
      'with an issuer that only starts like the tenant',
      '?iss=https%3A%2F%2Fdemo-tenant.example.evil.example%2F&organization=x',
    ],
    ['with an issuer that is no URL', '?iss=x&organization=y'],
    ['with other parameters', '?redirect_uri=https%3A%2F%2Fevil.example&prompt=none&audience=x&connection=y&state=z'],
    ['with control characters or nothing', '?login_hint=a%0Ab&invitation='],
  ])('pass nothing on from a link %s', async (_what, search) => {
    expect(await parametersOf(search)).toEqual({})
  })

  test('start no login by themselves', async () => {
    const { identity } = await renderApp('/login?invitation=inv_1&organization=org_2', { identity: loggedOut })
    await button('Log in')
    expect(identity.logIn).not.toHaveBeenCalled()
  })
})

describe('a login that failed', () => {
  test('says that the tenant did not answer, and logs in by redirect', async () => {
    const { user, identity } = await renderApp('/login', {
      identity: withProblem({ kind: 'no-answer', returnTo: '/tokens' }),
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('The identity provider did not answer in time.')
    await user.click(await button('Log in'))
    expect(identity.logIn).toHaveBeenCalledWith('/tokens', { parameters: {} })
  })

  test('does not leave for the browser’s own error page while the device is offline', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { user, identity } = await renderApp('/login', { identity: withProblem({ kind: 'offline' }) })
    await user.click(await button('Try again'))
    expect(await screen.findByText('You are offline. Try again when you are connected.')).toBeVisible()
    expect(identity.logIn).not.toHaveBeenCalled()
    onLine.mockReturnValue(true)
    await user.click(await button('Try again'))
    expect(identity.logIn).toHaveBeenCalledOnce()
  })

  test.each([
    ['storage', new DOMException('denied', 'SecurityError'), /Your browser blocks storage/],
    ['storage that is full', new DOMException('full', 'QuotaExceededError'), /Your browser blocks storage/],
    ['the network', new TypeError('Failed to fetch'), /did not answer/],
  ])('is explained in our words when %s prevents its start', async (_what, error, words) => {
    const logIn = vi.fn<Identity['logIn']>().mockRejectedValue(error)
    await renderApp('/api-keys', { identity: () => ({ user: undefined, logIn }) })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(words)
    expect(alert).not.toHaveTextContent(error.message)
  })
})

describe('a user who has no session', () => {
  test('is sent to the login although the browser reports that it is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { identity } = await renderApp('/', { identity: loggedOut, handlers: [ownHostAnswers] })
    await vi.waitFor(() => expect(identity.logIn).toHaveBeenCalledWith('/'))
  })

  test('is told that they are offline if the console’s own host does not answer either', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await renderApp('/api-keys', { identity: loggedOut })
    expect(await screen.findByRole('alert')).toHaveTextContent('You are offline.')
  })
})

const ownHostAnswers = http.head(`${location.origin}/`, () => new HttpResponse(null))

describe('a forgotten password', () => {
  const RESET = `${ISSUER}dbconnections/change_password`

  test('is reset by an email to the address that the user enters, in words that do not say if it has an account', async () => {
    const { user, requests } = await renderApp('/login', { identity: loggedOut })
    await user.click(await button('Forgot password?'))
    const dialog = within(await screen.findByRole('dialog', { name: 'Forgot password?' }))
    expect(requests).not.toContain(`POST ${RESET}`)
    await user.type(dialog.getByLabelText('Email address'), 'nobody')
    await user.click(dialog.getByRole('button', { name: 'Send email' }))
    expect(await dialog.findByText('Enter an email address.')).toBeVisible()
    await user.type(dialog.getByLabelText('Email address'), '@example.com{Enter}')
    expect(await dialog.findByText('We have sent a password reset email to nobody@example.com')).toBeVisible()
    expect(dialog.getByText(/Support.*Change password - Password Change Request/)).toBeVisible()
    expect(requests.filter((line) => line === `POST ${RESET}`)).toHaveLength(1)

    await user.click(dialog.getByRole('button', { name: 'Close' }))
    await user.click(await button('Forgot password?'))
    await user.type(await screen.findByLabelText('Email address'), 'Nobody@example.com{Enter}')
    expect(await screen.findByText('We have sent a password reset email to Nobody@example.com')).toBeVisible()
    expect(requests.filter((line) => line === `POST ${RESET}`)).toHaveLength(1)
  })
})

test('a tenant without a database connection has no reset email, so the login page does not offer it', async () => {
  await renderApp('/login', {
    identity: loggedOut,
    config: { auth0: { ...demoConfig.auth0, connection: null } },
  })
  await button('Log in')
  expect(screen.queryByRole('button', { name: 'Forgot password?' })).not.toBeInTheDocument()
})

describe('the page of a link', () => {
  test.each<[LoginProblem['kind'], string]>([
    ['used-link', 'This login link was already used'],
    ['email-link-verified', 'Your email address is verified'],
    ['email-link-done', 'Done'],
    ['email-link-failed', 'This link no longer works'],
  ])('explains “%s” with the heading “%s”', async (kind, heading) => {
    await renderApp('/callback', { identity: withProblem({ kind }) })
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeVisible()
  })
})
