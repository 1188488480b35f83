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

describe.each(PAGES)('on the page “$title” the focus moves to the heading', ({ path, title, filter, row }) => {
  test('when the user clears the selection', async () => {
    const { user } = await renderApp(path)
    await select(user, row)
    await press(user, 'Clear selection')
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })

  test('when the user clears a filter that no row matches', async () => {
    const { user } = await renderApp(path)
    await user.type(await screen.findByRole('searchbox', { name: filter }), 'nothing of this name')
    await press(user, 'Clear filter')
    await waitFor(() => expect(heading(title)).toHaveFocus())
  })

  test('when the selected rows have been deleted', async () => {
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
