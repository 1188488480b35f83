import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { alertDialog, press } from '../management-tokens/tokens-page'

/** What is pressed above a list often goes with the press: whoever uses a keyboard must not start again at the top. */

const PAGES = [
  { path: '/tokens', title: 'Access tokens', filter: 'Filter by name', row: 'Select laptop' },
  { path: '/api-keys', title: 'API keys', filter: 'Filter by name or client ID', row: 'Select notebooks' },
]
const pick = async (user: UserEvent, name: string) => user.click(await screen.findByRole('checkbox', { name }))
const heading = (name: string) => screen.getByRole('heading', { level: 1, name })

describe.each(PAGES)('on the page of $title the focus goes to the heading', ({ path, title, filter, row }) => {
  test('once the selection is cleared', async () => {
    const { user } = await renderApp(path)
    await pick(user, row)
    await press(user, 'Clear selection')
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })

  test('once the filter that matched nothing is cleared', async () => {
    const { user } = await renderApp(path)
    await user.type(await screen.findByRole('searchbox', { name: filter }), 'nothing of this name')
    await press(user, 'Clear filter')
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })

  test('once what was selected is deleted', async () => {
    const { user } = await renderApp(path)
    await pick(user, row)
    await press(user, /^Delete 1 /)
    const question = await alertDialog(/^Delete /)
    await user.click(within(question).getByRole('button', { name: /^Delete / }))
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: row })).not.toBeInTheDocument())
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })
})

test('the focus goes to the heading once the expired tokens are deleted', async () => {
  const { user } = await renderApp('/tokens')
  await press(user, 'Delete expired')
  await user.click(within(await alertDialog('Delete 3 tokens')).getByRole('button', { name: 'Delete 3 tokens' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Delete expired' })).not.toBeInTheDocument())
  await waitFor(() => expect(heading('Access tokens')).toHaveFocus())
})

test('the focus stays at the button that has selected all of them, and says so', async () => {
  const { user } = await renderApp('/tokens')
  await pick(user, 'Select laptop')
  const all = await screen.findByRole('button', { name: /^Select all \d+$/ })
  await user.click(all)
  expect(all).toHaveFocus()
  await waitFor(() => expect(all).toHaveAttribute('data-tip', 'All of them are selected.'))
  expect(screen.getByRole('button', { name: 'Delete 11 tokens' })).toBeVisible()
})
