import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderApp } from '../../support/render-app'

/** A browser may keep its clipboard to itself: then each place says how its text can be had all the same. */
test.each([
  ['Copy developer token', 'Your browser blocked copying. Reveal the text and copy it by hand.'],
  ['Copy client ID', 'Your browser blocked copying. Select the text and copy it by hand.'],
  ['Copy client ID of notebooks', /^Your browser blocked copying\. The client ID is \w{32}\.$/],
])('“%s” that is refused says what else can be done', async (button, words) => {
  const { user } = await renderApp('/api-keys')
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await user.click(await screen.findByRole('button', { name: button }))
  expect(await screen.findByText(words)).toBeVisible()
})
