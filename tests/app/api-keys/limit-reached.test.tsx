import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

async function reachLimit() {
  const app = await renderApp('/api-keys/new?name=one%20more', { scenario: { condition: 'limit-reached' } })
  await app.user.click(await screen.findByRole('button', { name: 'Create API key' }))
  const dialog = await screen.findByRole('dialog', { name: 'New API key' })
  await within(dialog).findByRole('button', { name: 'Delete notebooks' })
  app.change({ condition: 'normal' })
  return { ...app, dialog }
}

const findQuestion = () => screen.findByRole('alertdialog', { name: 'Delete API key' })
const deletions = (requests: string[]) => requests.filter((line) => line.startsWith('DELETE'))

test('a double click on Delete asks a question and deletes nothing', async () => {
  const { user, dialog, requests } = await reachLimit()
  await user.dblClick(within(dialog).getByRole('button', { name: 'Delete notebooks' }))
  expect(await findQuestion()).toBeInTheDocument()
  expect(deletions(requests)).toEqual([])
})

test('the question ignores the second click of a double click, and answers a single click', async () => {
  const { user, dialog, requests } = await reachLimit()
  await user.click(within(dialog).getByRole('button', { name: 'Delete notebooks' }))
  const confirm = within(await findQuestion()).getByRole('button', { name: 'Delete API key' })
  confirm.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }))
  expect(deletions(requests)).toEqual([])
  await user.click(confirm)
  expect(await within(dialog).findByText('notebooks deleted')).toBeInTheDocument()
  expect(deletions(requests)).toHaveLength(1)
})

test('Enter pressed twice on Delete cancels the question and deletes nothing', async () => {
  const { user, dialog, requests } = await reachLimit()
  const button = within(dialog).getByRole('button', { name: 'Delete notebooks' })
  button.focus()
  await user.keyboard('{Enter}')
  await findQuestion()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
  expect(button).toHaveFocus()
  expect(deletions(requests)).toEqual([])
})

test('the default key is deleted only after its name is typed', async () => {
  const { user, dialog, requests } = await reachLimit()
  await user.click(within(dialog).getByRole('button', { name: 'Delete default' }))
  const question = await findQuestion()
  await user.click(within(question).getByRole('button', { name: 'Delete API key' }))
  expect(deletions(requests)).toEqual([])
  await user.type(within(question).getByLabelText('Type “default” to confirm'), 'default')
  await user.click(within(question).getByRole('button', { name: 'Delete API key' }))
  expect(await within(dialog).findByText('default deleted')).toBeInTheDocument()
})

test('moves the focus to the next key after a key is deleted', async () => {
  const { user, dialog } = await reachLimit()
  const buttons = within(dialog).getAllByRole('button', { name: /^Delete / })
  const at = buttons.findIndex((button) => button.getAttribute('aria-label') === 'Delete notebooks')
  const next = buttons[at + 1] ?? buttons[at - 1]
  await user.click(within(dialog).getByRole('button', { name: 'Delete notebooks' }))
  await user.click(within(await findQuestion()).getByRole('button', { name: 'Delete API key' }))
  await waitFor(() =>
    expect(within(dialog).queryByRole('button', { name: 'Delete notebooks' })).not.toBeInTheDocument(),
  )
  expect(next).toHaveFocus()
})
