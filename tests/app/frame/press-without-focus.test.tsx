import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, onTestFinished, test } from 'vitest'

import { renderApp } from '../../support/render-app'

/** Imitates Safari, in which a press gives a button no focus. */
beforeEach(() => {
  const keepFocus = (event: Event) => {
    event.preventDefault()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  addEventListener('mousedown', keepFocus, true)
  onTestFinished(() => removeEventListener('mousedown', keepFocus, true))
})

test('a dialog returns the focus to the button that opened it', async () => {
  const { user } = await renderApp('/api-keys')
  const opener = await screen.findByRole('button', { name: 'New API key' })
  await user.click(opener)
  const dialog = await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(dialog).not.toBeInTheDocument())
  expect(opener).toHaveFocus()
})

test('the profile menu keeps the focus on its button when pressed twice', async () => {
  const { user } = await renderApp('/api-keys')
  const button = await screen.findByRole('button', { name: /Profile menu/ })
  await user.click(button)
  const menu = await screen.findByRole('menu')
  await user.click(button)
  expect(menu).not.toBeInTheDocument()
  expect(button).toHaveFocus()
})
