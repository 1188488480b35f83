import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

test.each([
  { path: '/api-keys', opener: 'Actions for CI deploy', key: 'ArrowDown' },
  { path: '/tokens', opener: 'Actions for terraform', key: 'ArrowUp' },
  { path: '/api-keys', opener: /^Profile menu/, key: 'ArrowDown' },
])('$key opens the menu of the button “$opener”', async ({ path, opener, key }) => {
  const { user } = await renderApp(path)
  const button = await screen.findByRole('button', { name: opener })
  button.focus()
  await user.keyboard(`{${key}}`)
  expect(within(await screen.findByRole('menu')).getAllByRole('menuitem')[0]).toHaveFocus()
})

test('Space follows a link in the profile menu', async () => {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('button', { name: /^Profile menu/ }))
  const link = await screen.findByRole('menuitem', { name: 'Manage Account' })
  const clicks: string[] = []
  link.addEventListener('click', (event) => {
    event.preventDefault()
    clicks.push('click')
  })
  link.focus()
  await user.keyboard(' ')
  expect(clicks).toEqual(['click'])
})

test('the name of the profile button contains the initials that it shows, and the name of the user', async () => {
  await renderApp('/api-keys')
  const button = await screen.findByRole('button', { name: 'Profile menu: MR, Maria Reyes' })
  expect(button).toHaveTextContent('MR')
})

test.each([
  { path: '/api-keys', row: 'CI deploy', facts: /^Client ID: \S{12,}\s*Created: .* UTC\)\s*Last modified: .* UTC\)$/ },
  { path: '/tokens', row: 'terraform', facts: /^Created: .* UTC\)\s*Last used: .* UTC\)\s*Expires: .* UTC\)$/ },
])(
  'on $path, Tab skips the dates of the rows, and the menu of a row says the exact times',
  async ({ path, row, facts }) => {
    const { user } = await renderApp(path)
    const button = await screen.findByRole('button', { name: `Actions for ${row}` })
    const dates = [...document.querySelectorAll('tbody time')]
    expect(dates.length).toBeGreaterThan(0)
    expect(dates.filter((date) => date.hasAttribute('tabindex'))).toEqual([])
    await user.click(button)
    expect(await screen.findByRole('menu')).toHaveAccessibleDescription(facts)
  },
)
