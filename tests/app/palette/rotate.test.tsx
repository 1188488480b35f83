import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { line, linesOf, openPalette, palette } from './palette-page'

test('the palette offers the rotation of a key, except of “default”', async () => {
  const { user } = await renderApp('/api-keys')
  const input = await openPalette(user)
  await user.keyboard('default')
  await line('Copy client ID of default')
  expect(linesOf('API keys')).not.toContain('Rotate default…')
  await user.clear(input)
  await user.keyboard('rotate ci d')
  await waitFor(() => expect(linesOf('API keys')).toEqual(['Rotate CI deploy…']))
  await user.click(await line(/^Rotate CI deploy….*API key$/))
  await screen.findByRole('dialog', { name: 'Rotate CI deploy' })
  expect(location.pathname).toMatch(/^\/api-keys\/[\w-]+\/rotate$/)
  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  await openPalette(user)
  expect(linesOf('Recent')).toEqual(['Rotate CI deploy…'])
})

test('the palette offers no rotation of a key that the server does not let the user delete', async () => {
  const { user } = await renderApp('/api-keys', { scenario: { condition: 'read-only-links' } })
  await openPalette(user)
  await user.keyboard('notebooks')
  await line('Copy client ID of notebooks')
  expect(palette().queryByRole('option', { name: /^Rotate notebooks/ })).not.toBeInTheDocument()
})
