import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderApp } from '../../support/render-app'

/** Outside dialogs, too, the page explains how to copy a text when the browser blocks the clipboard. */
test.each([
  ['Copy developer token', 'Your browser blocked copying. Reveal the text and copy it by hand.'],
  ['Copy client ID', 'Your browser blocked copying. Select the text and copy it by hand.'],
  ['Copy client ID of notebooks', /^Your browser blocked copying\. The client ID is \w{32}\.$/],
])('“%s” explains how to copy by hand when the browser blocks the clipboard', async (button, message) => {
  const { user } = await renderApp('/api-keys')
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await user.click(await screen.findByRole('button', { name: button }))
  expect(await screen.findByText(message)).toBeVisible()
})
