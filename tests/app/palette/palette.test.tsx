import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { clearValuesAtLogOut } from '~/lib/storage'

import { renderApp } from '../../support/render-app'
import { activeLine, line, linesOf, openPalette, palette } from './palette-page'

const dialog = () => screen.queryByRole('dialog', { name: 'Search or do' })

describe('the command palette', () => {
  test('lists pages and actions, moves by keyboard, opens the chosen page, and closes with its keys', async () => {
    const { user } = await renderApp('/api-keys')
    const input = await openPalette(user)
    expect(input).toHaveFocus()
    expect(input).toHaveAttribute('aria-expanded', 'true')
    expect(input).toHaveAttribute('aria-controls', palette().getByRole('listbox', { name: 'Results' }).id)
    expect(linesOf('Pages')).toEqual([
      'Overview',
      'Security',
      'API keys',
      'Access tokens',
      'Invitations',
      'Notifications',
      'Promo codes',
      'Profile',
    ])
    expect(linesOf('Actions')).toEqual([
      'New API key',
      'New access token',
      'Export inventory',
      'Enable MFA',
      'Change password',
      'Turn on presenter shield',
      'Theme: light',
      'Theme: dark',
      'Theme: system',
      'Keyboard shortcuts',
      'Log out',
    ])
    expect(activeLine()).toBe('Overview')
    const last = palette().getAllByRole('option').at(-1)?.querySelector('.option-title')?.textContent
    for (const [key, expected] of [
      ['{ArrowDown}', 'Security'],
      ['{ArrowUp}{ArrowUp}', last],
      ['{ArrowDown}', 'Overview'],
      ['{PageDown}', 'New API key'],
      ['{PageUp}', 'Overview'],
      ['{End}', last],
      ['{Home}', 'Overview'],
    ] as const) {
      await user.keyboard(key)
      expect(activeLine()).toBe(expected)
    }
    await user.keyboard('{ArrowDown}{Enter}')
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    expect(dialog()).not.toBeInTheDocument()

    await openPalette(user)
    await user.keyboard('{Control>}k{/Control}')
    expect(dialog()).not.toBeInTheDocument()
    await openPalette(user)
    await user.keyboard('x{Escape}')
    expect(dialog()).not.toBeInTheDocument()
  })

  test('finds keys and tokens by name without accents, marks the match, and offers their actions', async () => {
    const { user } = await renderApp('/api-keys')
    await openPalette(user)
    await user.keyboard('SAO')
    await line(/^nightly export \(São Paulo\)/)
    expect(linesOf('Access tokens')).toEqual(['nightly export (São Paulo)', 'Rotate nightly export (São Paulo)…'])
    expect(palette().getAllByText('São', { selector: 'mark' })).toHaveLength(2)
    expect(activeLine()).toBe('nightly export (São Paulo)')
    await user.keyboard('{ArrowDown}{Enter}')
    await screen.findByRole('dialog', { name: /^Rotate/ })
    expect(location.pathname).toMatch(/^\/tokens\/\d+\/rotate$/)
  })

  test('understands “rotate” and “copy” before a name, and copies the client ID', async () => {
    const { user } = await renderApp('/api-keys')
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    const input = await openPalette(user)
    await user.keyboard('rotate terra')
    await line(/^Rotate terraform…/)
    expect(activeLine()).toBe('Rotate terraform…')

    await user.clear(input)
    await user.keyboard('copy ci d')
    await user.click(await line('Copy client ID of CI deploy'))
    expect(write).toHaveBeenCalledWith('Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT')
    expect(await screen.findByText('Client ID copied')).toBeVisible()
  })

  test('finds the sessions and the profile by other words', async () => {
    const { user } = await renderApp('/')
    const input = await openPalette(user)
    for (const [typed, page] of [
      ['sessions', 'Security'],
      ['devices', 'Security'],
      ['passkeys', 'Security'],
      ['picture', 'Profile'],
    ] as const) {
      await user.clear(input)
      await user.type(input, typed)
      await waitFor(() => expect(linesOf('Pages')).toEqual([page]))
    }
  })

  test('starts a token with the typed text as its name', async () => {
    const { user } = await renderApp('/')
    await openPalette(user)
    await user.keyboard('zebra 7')
    await user.click(await line(/^New access token “zebra 7”/))
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('zebra 7')
  })

  test('finds a key by a part of its client ID, and shows the ID', async () => {
    const { user } = await renderApp('/api-keys')
    await openPalette(user)
    await user.keyboard('RbMv1')
    expect(await line(/^CI deploy/)).toHaveTextContent('Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT')
  })

  test('reads no list before the first letter, and then every key, with progress', async () => {
    const { user, requests, server } = await renderApp('/notifications', { scenario: { data: 'keys-57' } })
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    server.use(
      http.get('*/manage/current-user/tokens', async () => {
        await released
        return HttpResponse.json([])
      }),
    )
    await openPalette(user)
    expect(requests.filter((request) => /apikeys|tokens/.test(request))).toEqual([])
    await user.keyboard('key')
    expect(await palette().findByText('Reading access tokens')).toBeVisible()
    expect(await palette().findByText(/results? so far$/)).toBeInTheDocument()
    release()
    await waitFor(() => expect(palette().queryByText(/^Reading/)).not.toBeInTheDocument())
    expect(await palette().findByText(/^\d+ results$/)).toBeInTheDocument()
  })

  test('says what could not be loaded, keeps working, and loads it at a press', async () => {
    const { user, server } = await renderApp('/notifications')
    server.use(http.get('*/apikeys/', () => new HttpResponse(null, { status: 403 })))
    await openPalette(user)
    await user.keyboard('deploy')
    const retry = await palette().findByRole('button', { name: 'Load API keys again' })
    expect(palette().getByText('Could not load all API keys. Some may be missing here.')).toBeVisible()
    expect(linesOf('Access tokens')).toContain('CI deploy')
    expect(linesOf('API keys')).toEqual([])
    server.resetHandlers()
    await user.click(retry)
    expect(palette().getByRole('combobox')).toHaveFocus()
    await waitFor(() => expect(linesOf('API keys')).toContain('CI deploy'))
    expect(retry).not.toBeInTheDocument()
  })

  test('offers nothing that config.json switches off, and no secret', async () => {
    const { user } = await renderApp('/', {
      config: {
        features: {
          apiKeys: 'read',
          tokens: 'read',
          password: 'off',
          promoCodes: 'off',
          profile: 'off',
          security: 'read',
        },
        links: { docs: 'https://docs.example/' },
      },
    })
    await openPalette(user)
    expect(linesOf('Actions')).toEqual([
      'Export inventory',
      'Turn on presenter shield',
      'Theme: light',
      'Theme: dark',
      'Theme: system',
      'Keyboard shortcuts',
      'Log out',
    ])
    expect(linesOf('Pages')).not.toContain('Promo codes')
    expect(linesOf('Pages')).not.toContain('Profile')
    expect(linesOf('Help')).toEqual(['Documentation'])
    await user.keyboard('deploy')
    await waitFor(() => expect(linesOf('API keys')).toContain('CI deploy'))
    expect(linesOf('Access tokens')).toEqual(['CI deploy'])
    expect(linesOf('API keys')).toEqual(['CI deploy', 'Copy client ID of CI deploy'])
    expect(palette().queryByRole('option', { name: /^New access token/ })).not.toBeInTheDocument()
    await user.clear(palette().getByRole('combobox'))
    await user.keyboard('developer token')
    await waitFor(() => expect(palette().queryByRole('option')).not.toBeInTheDocument())
    expect(palette().getByText('Nothing matches “developer token”')).toBeVisible()
    expect(palette().getByRole('combobox')).toHaveAttribute('aria-expanded', 'false')
  })

  test('leaves Enter and Escape to an input method that is composing', async () => {
    const { user } = await renderApp('/api-keys')
    const input = await openPalette(user)
    for (const key of ['Enter', 'Escape']) {
      const event = createEvent.keyDown(input, { key, isComposing: true })
      fireEvent(input, event)
      expect(event.defaultPrevented).toBe(false)
    }
    expect(dialog()).toBeInTheDocument()
    expect(location.pathname).toBe('/api-keys')
  })

  test('stays readable with rows that lack a name, and draws at most 50 of many', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { data: 'tokens-2000', condition: 'tokens-odd' } })
    await openPalette(user)
    await user.keyboard('e')
    expect(await palette().findByText(/^… and [\d,]+ more\. Keep typing\.$/)).toBeVisible()
    expect(palette().getAllByRole('option')).toHaveLength(50)
  })
})

describe('recent entries', () => {
  test('come first at the next opening, as IDs of one user, until the log-out', async () => {
    const first = await renderApp('/api-keys', { as: maria })
    await openPalette(first.user)
    await first.user.keyboard('CI d')
    await waitFor(() => expect(linesOf('API keys')[0]).toBe('CI deploy'))
    await first.user.click(await line(/^CI deploy.*created/))
    await screen.findByRole('heading', { level: 1, name: 'CI deploy' })
    expect(localStorage.getItem('latchkey.recent')).not.toContain('CI deploy')
    await openPalette(first.user)
    expect(linesOf('Recent')).toEqual(['CI deploy'])
    await first.user.keyboard('promo')
    await first.user.click(await line('Promo codes'))
    await screen.findByRole('heading', { level: 1, name: 'Promo codes' })
    await openPalette(first.user)
    expect(linesOf('Recent')).toEqual(['Promo codes', 'CI deploy'])
    expect(linesOf('Pages')).not.toContain('Promo codes')
    first.leave()

    const second = await renderApp('/api-keys', { as: otto })
    await openPalette(second.user)
    expect(linesOf('Recent')).toEqual([])
    second.leave()

    clearValuesAtLogOut()
    expect(localStorage.getItem('latchkey.recent')).toBeNull()
  })
})
