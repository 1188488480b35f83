import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { ApiError } from '~/api/errors'
import type { Condition } from '~/demo/scenarios'
import type { Identity } from '~/session/identity'

import { renderApp, shownNames } from '../../support/render-app'

const list = () => screen.findByRole('region', { name: 'API keys' })

describe('a list that cannot be read', () => {
  test.each<[Condition, string]>([
    ['offline-api', 'The server could not be reached.'],
    ['server-error', 'The server had a problem of its own.'],
    ['forbidden', 'Your account is not allowed to do this.'],
    ['truncated', 'The server’s answer was not understood.'],
    ['missing-field', 'The server’s answer was not understood.'],
  ])('under %s says “%s” in its place, and trying again works', async (condition, words) => {
    const { user, change } = await renderApp('/api-keys', { scenario: { condition } })
    const alert = await within(await list()).findByRole('alert')
    expect(alert).toHaveTextContent('Could not load the API keys.')
    expect(alert).toHaveTextContent(words)
    change({ condition: 'normal' })
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await shownNames()).toContain('CI deploy')
  })

  test('is asked for three times where that may help, once where it cannot', async () => {
    const asked = (requests: string[]) => requests.filter((line) => line.includes('size=20')).length
    const failing = await renderApp('/api-keys', { scenario: { condition: 'server-error' } })
    await within(await list()).findByRole('alert')
    expect(asked(failing.requests)).toBe(3)
  })

  test('what is forbidden is asked for once', async () => {
    const { requests } = await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
    await within(await list()).findByRole('alert')
    expect(requests.filter((line) => line.includes('size=20'))).toHaveLength(1)
  })

  test.each<Condition>(['rate-limited', 'maintenance'])(
    'under %s nothing is sent before the server wants it, and the wait is in sight',
    async (condition) => {
      const { requests } = await renderApp('/api-keys', { scenario: { condition } })
      const alert = await within(await list()).findByRole('alert')
      expect(await within(alert).findByText(/Trying again in \d+ s/)).toBeInTheDocument()
      expect(requests.filter((line) => line.includes('size=20'))).toHaveLength(1)
    },
  )

  test('maintenance shows the reason that the server gives', async () => {
    await renderApp('/api-keys', { scenario: { condition: 'maintenance' } })
    const alert = await within(await list()).findByRole('alert')
    expect(within(alert).getByText(/larger database/)).toBeInTheDocument()
  })

  test('the reference can be copied, names the place in the answer, and holds nothing of it', async () => {
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

describe('a reference that the browser refuses to copy', () => {
  const refuse = () =>
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))

  test('is selected, and the page says so', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
    const alert = await within(await list()).findByRole('alert')
    await user.click(await within(alert).findByText('Details'))
    refuse()
    await user.click(within(alert).getByRole('button', { name: 'Copy reference' }))
    expect(await screen.findByText(/refused to copy\. The text is selected/)).toBeInTheDocument()
    expect(getSelection()?.toString()).toMatch(/ · GET \/api\/apikeys\/ · 403 · forbidden · \w{8}$/)
  })

  test('in a dialog is said there, where a screen reader is', async () => {
    const { user } = await renderApp('/api-keys/new?name=x', { scenario: { condition: 'put-fails' } })
    const form = await screen.findByRole('dialog', { name: 'New API key' })
    await user.click(within(form).getByRole('button', { name: 'Create API key' }))
    await user.click(await within(form).findByText('Details'))
    refuse()
    await user.click(within(form).getByRole('button', { name: 'Copy reference' }))
    expect(await within(form).findByText(/refused to copy\. The text is selected/)).toBeInTheDocument()
  })
})

describe('a session that has ended', () => {
  test.each<Condition>(['session-expired', 'html'])(
    '(%s) is said in a dialog, and logging in comes back here',
    async (condition) => {
      const { user, identity } = await renderApp('/api-keys?sort=created,desc', { scenario: { condition } })
      const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' })
      await user.click(within(dialog).getByRole('button', { name: 'Log in again' }))
      expect(identity.logIn).toHaveBeenCalledWith('/api-keys?sort=created,desc')
    },
  )

  test('and a login that cannot be started: the dialog says so, and it can be tried again', async () => {
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
    expect(alert).toHaveTextContent('The server could not be reached.')
    await user.click(dialog.getByRole('button', { name: 'Log in again' }))
    expect(identity.logIn).toHaveBeenCalledTimes(2)
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('in mid-work keeps what was typed', async () => {
    const { user, change } = await renderApp('/api-keys/new')
    await user.type(await screen.findByLabelText('Name'), 'half a')
    change({ condition: 'session-expired' })
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }))
    expect(screen.getByLabelText('Name')).toHaveValue('half a')
  })

  test('a token that died early is renewed once for all who ask', async () => {
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
    expect(await shownNames()).toHaveLength(20)
    expect(renew).toHaveBeenCalledTimes(1)
  })
})
