import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { alertDialog, press } from '../management-tokens/tokens-page'

/** Many buttons above a list disappear when they are pressed. The focus must not fall back to the top of the document. */

const PAGES = [
  { path: '/tokens', title: 'Access tokens', filter: 'Filter by name', row: 'Select laptop' },
  { path: '/api-keys', title: 'API keys', filter: 'Filter by name or client ID', row: 'Select notebooks' },
]
const select = async (user: UserEvent, name: string) => user.click(await screen.findByRole('checkbox', { name }))
const heading = (name: string) => screen.getByRole('heading', { level: 1, name })

describe.each(PAGES)('on the page “$title” the focus moves', ({ path, title, filter, row }) => {
  test('to the filter when the user clears the selection', async () => {
    const { user } = await renderApp(path)
    await select(user, row)
    await press(user, 'Clear selection')
    await waitFor(() => expect(screen.getByRole('searchbox', { name: filter })).toHaveFocus())
  })

  test('to the filter when the user clears a filter that no row matches', async () => {
    const { user } = await renderApp(path)
    await user.type(await screen.findByRole('searchbox', { name: filter }), 'nothing of this name')
    await press(user, 'Clear filter')
    await waitFor(() => expect(screen.getByRole('searchbox', { name: filter })).toHaveFocus())
  })

  test('nowhere when the user cancels the deletion of the selected rows, which stay selected', async () => {
    const { user } = await renderApp(path)
    await select(user, row)
    await press(user, /^Delete 1 /)
    await user.click(within(await alertDialog(/^Delete /)).getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('checkbox', { name: row })).toBeChecked()
    expect(screen.getByRole('button', { name: /^Delete 1 / })).toHaveFocus()
  })

  test('makes the count a live region only while the focus is in the toolbar', async () => {
    const { user } = await renderApp(path)
    const count = await screen.findByText(/^\d+ (API keys|tokens)$/)
    expect(count).not.toHaveAttribute('role')
    await user.click(screen.getByRole('searchbox', { name: filter }))
    expect(count).toHaveRole('status')
  })

  test('to the heading when the selected rows have been deleted', async () => {
    const { user } = await renderApp(path)
    await select(user, row)
    await press(user, /^Delete 1 /)
    const dialog = await alertDialog(/^Delete /)
    await user.click(within(dialog).getByRole('button', { name: /^Delete / }))
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: row })).not.toBeInTheDocument())
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })
})

test('the focus moves to the heading when all expired tokens have been deleted', async () => {
  const { user } = await renderApp('/tokens')
  await press(user, 'Delete expired')
  await user.click(within(await alertDialog('Delete 3 tokens')).getByRole('button', { name: 'Delete 3 tokens' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Delete expired' })).not.toBeInTheDocument())
  await waitFor(() => expect(heading('Access tokens')).toHaveFocus())
})

test('the focus stays on “Select all” after all tokens are selected, and the button explains why it is disabled', async () => {
  const { user } = await renderApp('/tokens')
  await select(user, 'Select laptop')
  const all = await screen.findByRole('button', { name: /^Select all \d+$/ })
  await user.click(all)
  expect(all).toHaveFocus()
  await waitFor(() => expect(all).toHaveAttribute('data-tip', 'All matching tokens are selected.'))
  expect(screen.getByRole('button', { name: 'Delete 11 tokens' })).toBeVisible()
})
