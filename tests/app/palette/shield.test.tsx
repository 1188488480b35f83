import { screen, waitFor } from '@testing-library/react'
import { http } from 'msw'
import { expect, test } from 'vitest'

import { openRowMenu, renderApp } from '../../support/render-app'
import { line, openPalette } from './palette-page'

const covered = () => [...document.querySelectorAll('[data-covered]')].map(({ textContent }) => textContent)

test('covers sentences with names, also new ones, until a press on its mark, and leaves other sentences', async () => {
  const { user } = await renderApp('/')
  await screen.findByText(/terraform expires/)
  await screen.findByRole('button', { name: 'Search or do…' })
  await user.keyboard('h')
  expect(covered()).toContainEqual(expect.stringContaining('terraform'))
  expect(covered()).not.toContain('Multi-factor authentication is off')
  expect(await screen.findByText(/^Presenter shield on/)).toBeVisible()

  await user.click(screen.getByRole('link', { name: 'API keys' }))
  await openRowMenu(user, 'CI deploy', 'Delete…')
  await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
  await waitFor(() => expect(covered()).toContain('CI deploy deleted'))

  await user.click(screen.getByRole('button', { name: 'Shield on. Turn it off' }))
  expect(covered()).toEqual([])
  expect(document.documentElement).not.toHaveAttribute('data-shielded')
  expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
})

test('covers the name of a new key in its announcement before any list has it', async () => {
  const { user, server } = await renderApp('/api-keys')
  await screen.findByRole('link', { name: 'CI deploy' })
  await screen.findByRole('button', { name: 'Search or do…' })
  await user.keyboard('h')
  await user.click(screen.getByRole('button', { name: 'New API key' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'zebra crossing')
  server.use(http.get('*/apikeys/', () => new Promise<never>(() => {})))
  await user.click(screen.getByRole('button', { name: 'Create API key' }))
  await screen.findByText('zebra crossing is ready to use.')
  expect(covered()).toContain('zebra crossing is ready to use.')
})

test('can be turned on from the palette, lasts for the tab, and hides the name of a key in the document’s title', async () => {
  const { user, leave } = await renderApp('/api-keys')
  await openPalette(user)
  await user.keyboard('hide')
  await user.click(await line(/^Turn on presenter shield/))
  expect(sessionStorage.getItem('latchkey.shield')).toBe('on')
  await user.click(await screen.findByRole('link', { name: 'CI deploy' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'CI deploy' })).toBeVisible()
  await waitFor(() => expect(document.title).toMatch(/^(\(\d+\) )?API key · Latchkey$/))
  leave()

  const later = await renderApp('/api-keys')
  expect(await screen.findByRole('button', { name: 'Shield on. Turn it off' })).toBeVisible()
  await openPalette(later.user)
  await later.user.click(await line(/^Turn off presenter shield/))
  expect(sessionStorage.getItem('latchkey.shield')).toBeNull()
})
