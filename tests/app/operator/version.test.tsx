import { screen, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { renderApp } from '../../support/render-app'

/** Gives the document the version that a build writes into index.html. */
function withVersion(version: string) {
  const meta = document.createElement('meta')
  meta.name = 'version'
  meta.content = version
  document.head.append(meta)
  onTestFinished(() => meta.remove())
}

test('names the version and its commit at the end of the profile menu', async () => {
  withVersion('1.2.3+abc1234')
  const { user } = await renderApp('/promo-codes')
  await user.click(await screen.findByRole('button', { name: /^Profile menu/ }))
  const menu = await screen.findByRole('menu', { name: 'Profile menu' })
  expect(menu).toHaveTextContent(/Log OutVersion 1\.2\.3\+abc1234$/)
})

test('adds the version to the reference that an error copies', async () => {
  withVersion('1.2.3+abc1234')
  const { user } = await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
  const alert = await screen.findByRole('alert')
  await user.click(await within(alert).findByText('Details'))
  await user.click(within(alert).getByRole('button', { name: 'Copy reference' }))
  expect(await navigator.clipboard.readText()).toMatch(/ · \w{8} · 1\.2\.3\+abc1234$/)
})
