import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

test.each([
  { path: '/api-keys', first: 'CI deploy', second: 'notebooks', noun: 'API key' },
  { path: '/tokens', first: 'CI deploy', second: 'laptop', noun: 'token' },
])('a screen reader hears how many rows of $path are selected', async ({ path, first, second, noun }) => {
  const { user } = await renderApp(path)
  const box = (name: string) => screen.findByRole('checkbox', { name: `Select ${name}` })
  await box(first)
  const regions = liveRegions()
  await user.click(await box(first))
  const count = screen.getByText(`1 ${noun} selected`)
  // A region that is added together with its text is not announced.
  expect(regions).toContain(count)

  await user.click(await box(second))
  expect(count).toHaveTextContent(`2 ${noun}s selected`)
  await user.click(await box(first))
  expect(count).toHaveTextContent(`1 ${noun} selected`)
  await user.click(screen.getByRole('button', { name: 'Clear selection' }))
  expect(count).toBeEmptyDOMElement()
  expect(count).toBeInTheDocument()
})

const liveRegions = () => [...document.querySelectorAll('[aria-live="polite"]')]
