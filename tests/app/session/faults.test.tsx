import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { ApiError } from '~/api/errors'
import type { Condition } from '~/demo/data/scenarios'
import type { Identity } from '~/session/identity'

import { renderApp, listedKeyNames } from '../../support/render-app'

const list = () => screen.findByRole('region', { name: 'API keys' })

describe('a list that fails to load', () => {
  test.each<[Condition, string]>([
    ['offline-api', 'Could not reach the server.'],
    ['server-error', 'The server had an internal error.'],
    ['forbidden', 'Your account is not allowed to do this.'],
    ['truncated', 'The server sent an invalid response.'],
    ['missing-field', 'The server sent an invalid response.'],
  ])('shows the reason under condition %s (%s), and loads after Try again', async (condition, reason) => {
    const { user, change } = await renderApp('/api-keys', { scenario: { condition } })
    const alert = await within(await list()).findByRole('alert')
    expect(alert).toHaveTextContent('Could not load the API keys.')
    expect(alert).toHaveTextContent(reason)
    change({ condition: 'normal' })
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await listedKeyNames()).toContain('CI deploy')
  })

  test('is requested three times when a retry may help', async () => {
    const listRequests = (requests: string[]) => requests.filter((line) => line.includes('size=20')).length
    const failing = await renderApp('/api-keys', { scenario: { condition: 'server-error' } })
    await within(await list()).findByRole('alert')
    expect(listRequests(failing.requests)).toBe(3)
  })

  test('is requested once when access is denied', async () => {
    const { requests } = await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
    await within(await list()).findByRole('alert')
    expect(requests.filter((line) => line.includes('size=20'))).toHaveLength(1)
  })

  test.each<Condition>(['rate-limited', 'maintenance'])(
    'shows a countdown under condition %s, and sends nothing before it ends',
    async (condition) => {
      const { requests } = await renderApp('/api-keys', { scenario: { condition } })
      const alert = await within(await list()).findByRole('alert')
      expect(await within(alert).findByText(/Trying again in \d+ s/)).toBeInTheDocument()
      expect(requests.filter((line) => line.includes('size=20'))).toHaveLength(1)
    },
  )

  test('shows the server’s reason during maintenance', async () => {
    await renderApp('/api-keys', { scenario: { condition: 'maintenance' } })
    const alert = await within(await list()).findByRole('alert')
    expect(within(alert).getByText(/larger database/)).toBeInTheDocument()
  })

  test('has a reference to copy that names the invalid field but contains no value', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'missing-field' } })
    const alert = await within(await list()).findByRole('alert')
    await user.click(await within(alert).findByText('Details'))
    await user.click(await within(alert).findByRole('button', { name: 'Copy reference' }))
    expect(await screen.findByText('Reference copied')).toBeInTheDocument()
    const reference = await navigator.clipboard.readText()
    expect(reference).toMatch(/GET \/api\/apikeys\/ · 200 · invalid-response · items\.0\.clientId: invalid_type/)
    expect(reference).not.toMatch(/eyJ|CI deploy|\?/)
  })
})

describe('a reference that the browser does not allow the page to copy', () => {
  const denyClipboard = () =>
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))

  test('is selected for copying by hand, and the page announces it', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
    const alert = await within(await list()).findByRole('alert')
    await user.click(await within(alert).findByText('Details'))
    denyClipboard()
    await user.click(within(alert).getByRole('button', { name: 'Copy reference' }))
    expect(await screen.findByText(/blocked copying\. The text is selected/)).toBeInTheDocument()
    expect(getSelection()?.toString()).toMatch(/ · GET \/api\/apikeys\/ · 403 · forbidden · \w{8}$/)
  })

  test('is announced inside an open dialog', async () => {
    const { user } = await renderApp('/api-keys/new?name=x', { scenario: { condition: 'put-fails' } })
    const form = await screen.findByRole('dialog', { name: 'New API key' })
    await user.click(within(form).getByRole('button', { name: 'Create API key' }))
    await user.click(await within(form).findByText('Details'))
    denyClipboard()
    await user.click(within(form).getByRole('button', { name: 'Copy reference' }))
    expect(await within(form).findByText(/blocked copying\. The text is selected/)).toBeInTheDocument()
  })
})

describe('a session that has ended', () => {
  test.each<Condition>(['session-expired', 'html'])(
    'opens a dialog under condition %s, and the login returns to this page',
    async (condition) => {
      const { user, identity } = await renderApp('/api-keys?sort=created,desc', { scenario: { condition } })
      const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' })
      await user.click(within(dialog).getByRole('button', { name: 'Log in again' }))
      expect(identity.logIn).toHaveBeenCalledWith('/api-keys?sort=created,desc')
    },
  )

  test('shows in the dialog that the login could not start, and lets the user try again', async () => {
    const { user, identity } = await renderApp('/api-keys', {
      scenario: { condition: 'session-expired' },
      identity: () => ({
        logIn: vi.fn<Identity['logIn']>().mockRejectedValueOnce(new ApiError('network')).mockResolvedValue(),
      }),
    })
    const dialog = within(await screen.findByRole('dialog', { name: 'Your session has ended' }))
    await user.click(dialog.getByRole('button', { name: 'Log in again' }))
    const alert = await dialog.findByRole('alert')
    expect(alert).toHaveTextContent('Could not start the login.')
    expect(alert).toHaveTextContent('Could not reach the server.')
    await user.click(dialog.getByRole('button', { name: 'Log in again' }))
    expect(identity.logIn).toHaveBeenCalledTimes(2)
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('keeps the typed text when the user stays on the page', async () => {
    const { user, change } = await renderApp('/api-keys/new')
    await user.type(await screen.findByLabelText('Name'), 'half a')
    change({ condition: 'session-expired' })
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }))
    expect(screen.getByLabelText('Name')).toHaveValue('half a')
  })

  test('renews a rejected bearer token once for all requests', async () => {
    const renew = vi.fn<() => void>()
    let isRenewed = false
    await renderApp('/api-keys', {
      scenario: { data: 'keys-57' },
      identity: (issue) => ({
        async getBearerToken(options) {
          if (options?.fresh) {
            renew()
            isRenewed = true
          }
          return isRenewed ? issue() : 'stale'
        },
      }),
    })
    expect(await listedKeyNames()).toHaveLength(20)
    expect(renew).toHaveBeenCalledTimes(1)
  })
})
