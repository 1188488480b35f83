import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { decodeJwt } from '~/api/jwt'
import { HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

const card = () => screen.findByRole('region', { name: 'Developer credentials' })
const reveal = () => screen.findByRole('button', { name: 'Reveal developer token' })

/** Requests to the API for keys only. The frame sends others at any time. */
const keyRequests = (requests: string[]) => requests.filter((line) => line.includes(HAL_BASE))

describe('the developer token', () => {
  test('is masked, revealed on demand, and hides when the window loses focus', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await reveal())
    expect(within(await card()).getByText(/^eyJ[\w-]+\.[\w-]+\./)).toHaveAttribute('translate', 'no')
    act(() => void dispatchEvent(new Event('blur')))
    expect(within(await card()).getByText(/^eyJh•+ture$/)).toBeInTheDocument()
  })

  test('hides automatically after half a minute', async () => {
    const { user } = await renderApp('/api-keys')
    const button = await reveal()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    act(() => button.click())
    expect(
      within(screen.getByRole('region', { name: 'Developer credentials' })).getByText(/^eyJ[\w-]+\./),
    ).toBeVisible()
    act(() => void vi.advanceTimersByTime(30_000))
    vi.useRealTimers()
    expect(within(await card()).queryByText(/^eyJ[\w-]+\./)).not.toBeInTheDocument()
    await user.unhover(button)
  })

  test('and the client ID are copied whole', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Copy client ID' }))
    expect(await navigator.clipboard.readText()).toBe('NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG')
    expect(await screen.findByText('client ID copied')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Copy developer token' }))
    expect(decodeJwt(await navigator.clipboard.readText())?.clientId).toBe('NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG')
  })

  test('says what it is, as far as that can be read', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByText('Decoded claims (signature not verified)'))
    const region = within(await card())
    expect(await region.findByText('https://demo-tenant.example/')).toBeInTheDocument()
    expect(region.getByText('client-credentials')).toBeInTheDocument()
  })

  test('runs out in sight, without a reload, and a fresh one can be had', async () => {
    const { requests } = await renderApp('/api-keys')
    await screen.findByText(/^Expires in 23 h/)
    const tomorrow = Date.now() + 25 * 60 * 60 * 1000
    vi.spyOn(Date, 'now').mockReturnValue(tomorrow)
    expect(await screen.findByText('Expired')).toBeInTheDocument()
    const before = keyRequests(requests).length
    screen.getByRole('button', { name: 'Get a fresh token' }).click()
    await screen.findByText(/^Expires in/)
    expect(keyRequests(requests).length).toBeGreaterThan(before)
  })

  test('is found when the key is not on the page that is shown', async () => {
    await renderApp('/api-keys?sort=name,desc', { scenario: { data: 'keys-57' } })
    expect(await screen.findByText(/^Expires in/)).toBeInTheDocument()
  })

  test('explains how to get a developer token when no key is named default', async () => {
    await renderApp('/api-keys', { scenario: { data: 'no-default-key' } })
    expect(await screen.findByText('You have no developer token.')).toBeInTheDocument()
  })
})

describe('use it', () => {
  test('shows a mask and copies the real thing, or a variable, as asked', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    const example = await screen.findByLabelText('Example')
    expect(example).toHaveTextContent('Authorization: Bearer ••••')
    expect(example).not.toHaveTextContent('eyJ')
    await user.click(screen.getByRole('button', { name: 'Copy with my token' }))
    expect(await navigator.clipboard.readText()).toMatch(/curl.*Bearer eyJ/s)
    await user.click(screen.getByRole('button', { name: 'Copy with $ACCESS_TOKEN' }))
    expect(await navigator.clipboard.readText()).toMatch(/\$ACCESS_TOKEN/)
  })

  test('has a tab for each language, chosen by arrows', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    await user.click(await screen.findByRole('tab', { name: 'cURL' }))
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Python' })).toHaveFocus()
    expect(screen.getByLabelText('Example')).toHaveTextContent('urllib')
    await user.keyboard('{End}')
    expect(screen.getByRole('tab', { name: 'HTTPie' })).toHaveAttribute('aria-selected', 'true')
  })

  test('can log in with client ID and secret instead, the secret from the environment', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Use it' }))
    await user.click(await screen.findByRole('radio', { name: 'Log in with client ID and secret' }))
    expect(screen.getByLabelText('Example')).toHaveTextContent('https://demo-tenant.example/oauth/token')
    expect(screen.getByLabelText('Example')).toHaveTextContent('CLIENT_SECRET')
  })
})

describe('test this token', () => {
  test('asks with it once, and says that it works', async () => {
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
  ] as const)('under %s it reads the answer plainly', async (condition, words) => {
    const { user, change } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('button', { name: 'Test this token' }))
    change({ condition })
    await user.click(await screen.findByRole('button', { name: 'Test now' }))
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

test('a token that was revoked is told from one that has expired', async () => {
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

describe('whose token is this?', () => {
  async function paste(pasted: string) {
    const world = await renderApp('/api-keys')
    await world.user.click(await screen.findByRole('button', { name: 'Whose token is this?' }))
    await world.user.click(await screen.findByLabelText('A token (JWT)'))
    const before = world.requests.length
    await world.user.paste(pasted)
    return { ...world, before }
  }
  function token(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
  }

  test('names the key, the age and the audience, and sends the token nowhere', async () => {
    const sevenMonthsAgo = Math.floor(Date.now() / 1000) - 221 * 86_400
    const azp = 'Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT'
    const pasted = token({ azp, exp: sevenMonthsAgo, aud: 'https://other.example' })
    const { requests, before } = await paste(pasted)
    await waitFor(() => expect(screen.getByText(/^This token belongs to/)).toHaveTextContent(/“CI deploy”/))
    expect(screen.getByText(/^It expired 7 months ago/)).toBeInTheDocument()
    expect(screen.getByText('It is for another audience: https://other.example')).toBeInTheDocument()
    expect(requests.slice(before).join()).not.toContain(pasted)
  })

  test('says so when it belongs to none of them', async () => {
    await paste(token({ sub: 'somebody-else@clients' }))
    expect(await screen.findByText('This token does not belong to any of your API keys.')).toBeInTheDocument()
  })

  test('is no JWT', async () => {
    await paste('hello')
    expect(await screen.findByText(/This is not a JWT/)).toBeInTheDocument()
  })

  test('is forgotten when the panel closes', async () => {
    const { user } = await paste('a.b.c')
    await user.click(screen.getByRole('button', { name: 'Whose token is this?' }))
    await user.click(screen.getByRole('button', { name: 'Whose token is this?' }))
    expect(await screen.findByLabelText('A token (JWT)')).toHaveValue('')
  })
})
