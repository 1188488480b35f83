import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

/** Presses each copy button. Returns those that keep their name and whose text says that they have copied. */
async function pressEach(user: UserEvent, where: HTMLElement, names: string[]) {
  const successful: string[] = []
  for (const name of names) {
    const button = await within(where).findByRole('button', { name })
    await user.click(button)
    if (button.ariaLabel === name && button.textContent.startsWith('Copied')) successful.push(name)
  }
  return successful
}

test('each copy button of a new key says in place that it has copied', async () => {
  const { user } = await renderApp('/api-keys/new?name=CI%20release')
  await user.click(await screen.findByRole('button', { name: 'Create API key' }))
  const dialog = await screen.findByRole('dialog', { name: 'API key created' })
  await user.click(await screen.findByText('Save to another tool'))
  const inDialog = ['Copy Client ID', 'Copy Client secret', 'Copy command', 'Copy as .env']
  expect(await pressEach(user, dialog, inDialog)).toEqual(inDialog)
  await user.selectOptions(screen.getByLabelText('Tool'), 'Docker')
  expect(within(dialog).getByRole('button', { name: 'Copy text' }), 'another text').not.toHaveTextContent('Copied')
  const ofDocker = ['Copy text']
  expect(await pressEach(user, dialog, ofDocker)).toEqual(ofDocker)
})

test('each copy button of a new token says in place that it has copied', async () => {
  const { user } = await renderApp('/tokens/new?name=CI%20release')
  await user.click(await screen.findByRole('button', { name: 'Create token' }))
  const dialog = await screen.findByRole('dialog', { name: 'Token created' })
  const ofToken = ['Copy Token', 'Copy with $MANAGE_API_TOKEN', 'Copy with the token']
  expect(await pressEach(user, dialog, ofToken)).toEqual(ofToken)
})

test('each copy button of “Use it” says in place that it has copied', async () => {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('button', { name: 'Use it' }))
  const withToken = ['Copy with $ACCESS_TOKEN', 'Copy with my token']
  expect(await pressEach(user, document.body, withToken)).toEqual(withToken)
  await user.click(screen.getByRole('radio', { name: 'Log in with client ID and secret' }))
  const withSecret = ['Copy example']
  expect(await pressEach(user, document.body, withSecret)).toEqual(withSecret)
})

test('the copy button of a row changes its icon when the client ID was copied', async () => {
  const { user } = await renderApp('/api-keys')
  const button = await screen.findByRole('button', { name: 'Copy client ID of CI deploy' })
  const before = button.innerHTML
  await user.click(button)
  expect(button.innerHTML).not.toBe(before)
})
