import { render, screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test } from 'vitest'

import { App } from '~/app/app'
import { createDatabase, createDemoHandlers } from '~/demo/server'
import { CLIENT_ID, demoConfig, ISSUER } from '~/demo/demo-config'
import { Auth0Session } from '~/session/auth0-session'

import { resetStores } from '../../support/reset-stores'

/** The SDK's pending login. */
const PENDING = `a0.spajs.txs.${CLIENT_ID}`
const EMAIL_LINK = { invitation: 'inv_1', organization: 'org_2', organization_name: 'acme' }

/** Opens a URL in a new document, with Auth0's real SDK. Returns the URLs that a login opens. */
function open(url: string, handlers: RequestHandler[] = []) {
  const server = setupServer(...handlers, ...createDemoHandlers(createDatabase()))
  server.listen({ onUnhandledFrame: 'error' })
  history.replaceState(null, '', url)
  const opened: URL[] = []
  const view = render(
    <Auth0Session config={demoConfig.auth0} openUrl={(target) => void opened.push(new URL(target))}>
      {(identity) => <App config={demoConfig} identity={identity} />}
    </Auth0Session>,
  )
  onTestFinished(() => {
    view.unmount()
    server.close()
    resetStores()
    localStorage.clear()
    sessionStorage.clear()
  })
  return { opened, user: userEvent.setup() }
}

/** Opens the answer of the tenant to a login that began with a link from one of Auth0's emails. */
function openAnswer(answer: string, handlers?: RequestHandler[]) {
  const appState = { returnTo: '/tokens', parameters: { ...EMAIL_LINK, prompt: 'none' } }
  sessionStorage.setItem(PENDING, JSON.stringify({ state: 'state_1', nonce: 'n', code_verifier: 'v', appState }))
  return open(`/callback?${answer}`, handlers)
}

const press = async (user: UserEvent, name: string) => user.click(await screen.findByRole('button', { name }))

/** Returns the parameters of the last login that an email's link may contain. The SDK opens it after some cryptography. */
const parametersOf = (opened: URL[]) =>
  [...(opened.at(-1)?.searchParams ?? [])].filter(([name]) => name in EMAIL_LINK || name === 'prompt')

describe('another attempt after a login that failed', () => {
  test.each([
    ['access_denied', 'Access denied.'],
    ['server_error', 'Login failed. Try again.'],
  ])('passes the invitation on again when the tenant answered with “%s”', async (error, text) => {
    const { opened, user } = openAnswer(`error=${error}&error_description=Sorry&state=state_1`)
    expect(await screen.findByText(text)).toBeVisible()
    expect(location.pathname).toBe('/login')
    await press(user, 'Try again')
    await waitFor(() => expect(parametersOf(opened)).toEqual(Object.entries(EMAIL_LINK)))
  })

  test('passes the invitation on again, and returns to the same page, when the code could not be exchanged', async () => {
    const failure = { error: 'server_error', error_description: 'Sorry' }
    const tokenEndpoint = http.post(`${ISSUER}oauth/token`, () => HttpResponse.json(failure, { status: 500 }))
    const { opened, user } = openAnswer('code=code_1&state=state_1', [tokenEndpoint])
    await press(user, 'Try again')
    await waitFor(() => expect(parametersOf(opened)).toEqual(Object.entries(EMAIL_LINK)))
    expect(JSON.parse(sessionStorage.getItem(PENDING) ?? '')).toMatchObject({ appState: { returnTo: '/tokens' } })
  })

  test('passes nothing on when the URL answers another login', async () => {
    openAnswer('error=access_denied&state=state_2')
    expect(await screen.findByRole('heading', { name: 'This login link was already used' })).toBeVisible()
    expect(location.search).toBe('')
  })
})

describe('the callback page', () => {
  test.each([
    ['success=true&code=success', 'Your email address is verified'],
    ['code=success&success=true&message=Call+us', 'Your email address is verified'],
    ['success=true', 'Done'],
    ['success=true&code=other', 'Done'],
    ['success=true&message=You+can+now+login&email=x', 'Done'],
    ['success=false&code=access_expired', 'This link no longer works'],
    ['success=false&code=already-verified', 'This link no longer works'],
    ['success=false&code=success', 'This link no longer works'],
    ['success=yes&code=success', 'This link no longer works'],
  ])('says for “%s” only whether the link of an email worked', async (query, title) => {
    open(`/callback?${query}`)
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(document.body).not.toHaveTextContent(/already.verified|password|now login|Call us/)
  })
})
