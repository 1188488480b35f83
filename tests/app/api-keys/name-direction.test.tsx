import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openRowMenu, renderApp } from '../../support/render-app'

test.each([
  ['an override', 'report\u202Egpj.exe'],
  ['Arabic letters', 'مفتاح'],
])('a key name with %s cannot turn the sentences of dialogs and announcements', async (_kind, name) => {
  const isolated = `\u2068${name}\u2069`
  const { user } = await renderApp(`/api-keys/new?name=${encodeURIComponent(name)}`)
  await user.click(await screen.findByRole('button', { name: 'Create API key' }))
  const created = await screen.findByRole('dialog', { name: 'API key created' })
  expect(within(created).getByText(`${isolated} is ready to use.`).closest('bdi')).toBeNull()
  await user.click(within(created).getByRole('checkbox', { name: 'I have saved it' }))
  await user.click(within(created).getByRole('button', { name: 'Done' }))

  await openRowMenu(user, isolated, 'Delete…')
  const question = await screen.findByRole('alertdialog', { name: 'Delete API key' })
  await user.click(within(question).getByRole('button', { name: 'Delete API key' }))
  expect(await screen.findByText(`${isolated} deleted`)).toBeInTheDocument()
})
