import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { decodeJwt } from '~/api/jwt'
import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

const findCard = () => screen.findByRole('region', { name: 'Developer credentials' })
const findRevealButton = () => screen.findByRole('button', { name: 'Reveal developer token' })

/** The requests to the API for keys. The frame sends requests to other APIs at any time. */
const keyRequests = (requests: string[]) => requests.filter((line) => line.includes(HAL_BASE))

describe('the developer token', () => {
  test('is masked, revealed on demand, and hides when the window loses focus', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await findRevealButton())
    expect(within(await findCard()).getByText(/^eyJ[\w-]+\.[\w-]+\./)).toHaveAttribute('translate', 'no')
    act(() => void dispatchEvent(new Event('blur')))
    expect(within(await findCard()).getByText(/^eyJh•+ture$/)).toBeInTheDocument()
  })

  test('hides automatically after half a minute', async () => {
    const { user } = await renderApp('/api-keys')
    const button = await findRevealButton()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    act(() => button.click())
    expect(
      within(screen.getByRole('region', { name: 'Developer credentials' })).getByText(/^eyJ[\w-]+\./),
    ).toBeVisible()
    act(() => void vi.advanceTimersByTime(30_000))
    vi.useRealTimers()
    expect(within(await findCard()).queryByText(/^eyJ[\w-]+\./)).not.toBeInTheDocument()
    await user.unhover(button)
  })

  test('and the client ID are copied in full', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Copy client ID' }))
    expect(await navigator.clipboard.readText()).toBe('NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG')
    expect(await screen.findByText('client ID copied')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Copy developer token' }))
    expect(decodeJwt(await navigator.clipboard.readText())?.clientId).toBe('NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG')
  })

  test('shows its decoded claims', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByText('Decoded claims (signature not verified)'))
    const region = within(await findCard())
    expect(await region.findByText('https://demo-tenant.example/')).toBeInTheDocument()
    expect(region.getByText('client-credentials')).toBeInTheDocument()
  })

  test('shows as expired without a reload, and “Get a fresh one” loads a new one', async () => {
    const { requests, queryClient } = await renderApp('/api-keys')
    await screen.findByText(/^Expires in 23 h/)
    // A component that mounts after the jump would load a new token, because the list is old by then.
    await screen.findByRole('button', { name: /^Notifications, / })
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    const tomorrow = Date.now() + 25 * 60 * 60 * 1000
    vi.spyOn(Date, 'now').mockReturnValue(tomorrow)
    expect(await screen.findByText('Expired')).toBeInTheDocument()
    const before = keyRequests(requests).length
    screen.getByRole('button', { name: 'Get a fresh token' }).click()
    await screen.findByText(/^Expires in/)
    expect(keyRequests(requests).length).toBeGreaterThan(before)
  })

  test('is found when the default key is not on the current page', async () => {
    await renderApp('/api-keys?sort=name,desc', { scenario: { data: 'keys-57' } })
    expect(await screen.findByText(/^Expires in/)).toBeInTheDocument()
  })

  test('explains how to get a developer token when no key is named default', async () => {
    await renderApp('/api-keys', { scenario: { data: 'no-default-key' } })
    expect(await screen.findByText('You have no developer token.')).toBeInTheDocument()
  })

  test('is not called missing while some of the keys cannot be read', async () => {
    const keys = [{ id: 'k-1', name: 'CI', clientId: 'client', _links: {} }, { name: 7 }]
    const page = { size: 20, totalElements: 2, totalPages: 1, number: 0 }
    const list = http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ _embedded: { apikeys: keys }, page }))
    await renderApp('/api-keys', { handlers: [list] })
    expect(await screen.findByText('Could not load the developer credentials.')).toBeVisible()
    expect(screen.queryByText('You have no developer token.')).not.toBeInTheDocument()
  })
})

describe('the panel “Use it”', () => {
  test('masks the token in the example, and copies it with the real token or with a variable', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    const example = await screen.findByLabelText('Example')
    expect(example).toHaveTextContent('Authorization: Bearer ••••')
    expect(example).not.toHaveTextContent('eyJ')
    const copies = screen.getAllByRole('button', { name: /^Copy with/ })
    expect(copies.map((button) => button.ariaLabel)).toEqual(['Copy with $ACCESS_TOKEN', 'Copy with my token'])
    await user.click(screen.getByRole('button', { name: 'Copy with my token' }))
    expect(await navigator.clipboard.readText()).toMatch(/curl.*Bearer eyJ/s)
    await user.click(screen.getByRole('button', { name: 'Copy with $ACCESS_TOKEN' }))
    expect(await navigator.clipboard.readText()).toMatch(/\$ACCESS_TOKEN/)
  })

  test('has a tab for each language, selected with the arrow keys and End', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    await user.click(await screen.findByRole('tab', { name: 'cURL' }))
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Python' })).toHaveFocus()
    expect(screen.getByLabelText('Example')).toHaveTextContent('urllib')
    await user.keyboard('{End}')
    expect(screen.getByRole('tab', { name: 'HTTPie' })).toHaveAttribute('aria-selected', 'true')
  })

  test('shows an example that logs in with client ID and secret, and reads the secret from the environment', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    await user.click(await screen.findByRole('radio', { name: 'Log in with client ID and secret' }))
    expect(screen.getByLabelText('Example')).toHaveTextContent('https://demo-tenant.example/oauth/token')
    expect(screen.getByLabelText('Example')).toHaveTextContent('CLIENT_SECRET')
  })
})

describe('the panel “Test this token”', () => {
  test('sends one request with the token, and says that it works', async () => {
    const { user, requests } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Test this token' }))
    const before = keyRequests(requests).length
    await user.click(await screen.findByRole('button', { name: 'Test now' }))
    expect(await screen.findByText(/^200 · \d+ ms · The token works\.$/)).toBeInTheDocument()
    expect(keyRequests(requests).slice(before)).toEqual([`GET ${HAL_BASE}/apikeys/?page=0&size=1`])
  })

  test.each([
    ['forbidden', /^403 · .*may not list API keys/],
    ['offline-api', /Could not read a response/],
    ['server-error', /^500 · .*says nothing about the token/],
  ] as const)('explains the response under condition %s', async (condition, message) => {
    const { user, change } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Test this token' }))
    change({ condition })
    await user.click(await screen.findByRole('button', { name: 'Test now' }))
    expect(await screen.findByText(message)).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

test('the token test distinguishes a revoked token from an expired one', async () => {
  const { user, server } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('button', { name: 'Test this token' }))
  server.use(http.get('https://app.demo.example/api/apikeys/', () => new HttpResponse(null, { status: 401 })))
  await user.click(await screen.findByRole('button', { name: 'Test now' }))
  expect(await screen.findByText(/^401 · .*does not accept this token/)).toBeInTheDocument()
  const tomorrow = Date.now() + 25 * 60 * 60 * 1000
  vi.spyOn(Date, 'now').mockReturnValue(tomorrow)
  await user.click(screen.getByRole('button', { name: 'Test now' }))
  expect(await screen.findByText(/^401 · .*has expired/)).toBeInTheDocument()
})

describe('the panel “Whose token is this?”', () => {
  async function pasteToken(pasted: string) {
    const app = await renderApp('/api-keys')
    await app.user.click(await screen.findByRole('button', { name: 'Whose token is this?' }))
    await app.user.click(await screen.findByLabelText('A token (JWT)'))
    const before = app.requests.length
    await app.user.paste(pasted)
    return { ...app, before }
  }
  function jwtWith(claims: object): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`
  }

  test('says that a token has expired as soon as it has', async () => {
    await pasteToken(jwtWith({ azp: 'x', exp: Math.floor(Date.now() / 1000) + 600 }))
    expect(await screen.findByText(/^It expires in (9|10) minutes/)).toBeVisible()
    const later = () => performance.timeOrigin + performance.now() + 20 * 60_000
    const jump = vi.spyOn(Date, 'now').mockImplementation(later)
    onTestFinished(() => jump.mockRestore())
    expect(await screen.findByText(/^It expired (9|10) minutes ago/, undefined, { timeout: 3000 })).toBeVisible()
  })

  test('names the key, the age and the audience, and sends the token nowhere', async () => {
    const sevenMonthsAgo = Math.floor(Date.now() / 1000) - 221 * 86_400
    const azp = 'Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT'
    const pasted = jwtWith({ azp, exp: sevenMonthsAgo, aud: 'https://other.example' })
    const { requests, before } = await pasteToken(pasted)
    await waitFor(() => expect(screen.getByText(/^This token belongs to/)).toHaveTextContent(/“CI deploy”/))
    expect(screen.getByText(/^It expired 7 months ago/)).toBeInTheDocument()
    expect(screen.getByText('It is for another audience: https://other.example')).toBeInTheDocument()
    expect(requests.slice(before).join()).not.toContain(pasted)
  })

  test.each([
    [
      'several audiences, one of them written backwards',
      ['https://a.example', '\u202Eb', 'c'],
      'https://a.example, \u2068\u202Eb\u2069, c',
    ],
    ['no audience', undefined, '–'],
  ])('names %s', async (_kind, aud, shown) => {
    await pasteToken(jwtWith({ azp: 'Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT', aud }))
    expect(await screen.findByText(`It is for another audience: ${shown}`)).toBeInTheDocument()
  })

  test('says that a token belongs to none of the user’s keys', async () => {
    await pasteToken(jwtWith({ sub: 'somebody-else@clients' }))
    expect(await screen.findByText('This token does not belong to any of your API keys.')).toBeInTheDocument()
  })

  test('says that the text is not a JWT', async () => {
    await pasteToken('hello')
    expect(await screen.findByText(/This is not a JWT/)).toBeInTheDocument()
  })

  test('forgets the token when it closes', async () => {
    const { user } = await pasteToken('a.b.c')
    await user.click(screen.getByRole('button', { name: 'Whose token is this?' }))
    await user.click(screen.getByRole('button', { name: 'Whose token is this?' }))
    expect(await screen.findByLabelText('A token (JWT)')).toHaveValue('')
  })
})
