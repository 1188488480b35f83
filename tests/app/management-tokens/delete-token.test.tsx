import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { alertDialog, chooseAction, PERSONAL, press, shownTokens, writes } from './tokens-page'

const namesIn = (dialog: { getAllByRole: (role: 'listitem') => HTMLElement[] }) =>
  dialog.getAllByRole('listitem').map((item) => item.querySelector('bdi')?.textContent)

describe('deleting one token', () => {
  test('warns about its recent use and the consequences, then removes the token from the list', async () => {
    const { user, requests } = await renderApp('/tokens')

    await chooseAction(user, 'CI deploy', 'Delete…')
    const dialog = within(await alertDialog('Delete token'))
    expect(dialog.getByText(/^Last used [23] minutes ago, so something probably depends on it\.$/)).toBeVisible()
    expect(dialog.getByText(/stops working immediately/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Delete token' }))

    expect(await screen.findByText('CI deploy deleted')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE /13702'])
    await waitFor(async () => expect(await shownTokens()).not.toContain('CI deploy'))
  })

  test.each([
    ['says that nothing can be using an expired token', 'hackathon', /nothing can be using it/],
    ['says that a session token logs its session out', 'Session of keboola CLI', /logs its session out immediately/],
  ])('%s', async (_title, name, consequence) => {
    const { user } = await renderApp('/tokens')
    await chooseAction(user, name, 'Delete…')
    expect(within(await alertDialog('Delete token')).getByText(consequence)).toBeVisible()
  })

  test('counts a token that no longer exists as deleted', async () => {
    const { user } = await renderApp('/tokens', { scenario: { condition: 'tokens-gone' } })
    await chooseAction(user, 'laptop', 'Delete…')
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Delete token' }))
    expect(await screen.findByText('laptop had already been deleted')).toBeVisible()
    await waitFor(async () => expect(await shownTokens()).not.toContain('laptop'))
  })

  test('keeps the selection when the user cancels', async () => {
    const { user } = await renderApp('/tokens')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await press(user, 'Delete 1 token')
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('checkbox', { name: 'Select CI deploy' })).toBeChecked()
  })
})

describe('deleting several tokens', () => {
  test('deletes all expired tokens with “Delete expired” and one confirmation', async () => {
    const { user, requests } = await renderApp('/tokens')

    await press(user, 'Delete expired')
    const dialog = within(await alertDialog('Delete 3 tokens'))
    expect(namesIn(dialog)).toEqual(expect.arrayContaining(['hackathon', 'migration-2026', 'Session of the browser']))
    await user.click(dialog.getByRole('button', { name: 'Delete 3 tokens' }))

    expect(await screen.findByText('3 tokens deleted')).toBeVisible()
    expect(writes(requests).toSorted()).toEqual(['DELETE /13320', 'DELETE /13876', 'DELETE /13887'])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Delete expired' })).not.toBeInTheDocument())
  })

  test('says how many of the selected tokens are in use, shows each failure, and retries', async () => {
    const { user, change } = await renderApp('/tokens')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select laptop' }))
    change({ condition: 'tokens-delete-fails' })

    await press(user, 'Delete 2 tokens')
    const dialog = within(await alertDialog('Delete 2 tokens'))
    expect(dialog.getByText(/^One of them was used in the last 7 days/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Delete 2 tokens' }))
    await waitFor(() => expect(dialog.getAllByText('The server had an internal error.')).toHaveLength(2))

    change({ condition: 'normal' })
    await user.click(dialog.getByRole('button', { name: 'Try 2 again' }))
    expect(await screen.findByText('2 tokens deleted')).toBeVisible()
  })

  test('selects every matching token with one more click after selecting a page', async () => {
    const { user } = await renderApp('/tokens?status=expired', { scenario: { data: 'tokens-2000' } })
    const table = within(await screen.findByRole('table', { name: PERSONAL }))
    await user.click(table.getByRole('checkbox', { name: `Select all on this page of ${PERSONAL}` }))
    expect(screen.getByRole('group', { name: '20 tokens selected' })).toBeVisible()

    const selectAll = screen.getByRole('button', { name: /^Select all \d{3}$/ })
    const count = selectAll.textContent.replace('Select all ', '')
    await user.click(selectAll)

    expect(screen.getByRole('group', { name: `${count} tokens selected` })).toBeVisible()
    expect(screen.getByRole('button', { name: `Delete ${count} tokens` })).toBeVisible()
  })
})

describe('a step-up before the deletion', () => {
  test('opens the dialog again with the same tokens after the login', async () => {
    const world = { scenario: { condition: 'tokens-sudo' as const } }
    const { user, identity, leave } = await renderApp('/tokens', world)
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select laptop' }))
    await press(user, 'Delete 2 tokens')
    const dialog = within(await alertDialog('Delete 2 tokens'))
    await user.click(dialog.getByRole('button', { name: 'Delete 2 tokens' }))
    const stepUp = within(await screen.findByRole('dialog', { name: 'Confirm it’s you' }))
    await user.click(stepUp.getByRole('button', { name: 'Continue' }))
    const draft = { deleted: '13702 13871' }
    expect(identity.logIn).toHaveBeenCalledWith('/tokens', { stepUp: 'recent', draft })
    leave()

    history.replaceState({ usr: { draft } }, '', '/tokens')
    const { requests } = await renderApp('/tokens', { keepsHistoryState: true })

    const reopened = within(await alertDialog('Delete 2 tokens'))
    expect(namesIn(reopened).toSorted()).toEqual(['CI deploy', 'laptop'])
    expect(writes(requests)).toEqual([])
  })

  test('does not open the dialog again on reload once the user has canceled', async () => {
    history.replaceState({ usr: { draft: { deleted: '13702' } } }, '', '/tokens')
    const { user, leave } = await renderApp('/tokens', { keepsHistoryState: true })
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Cancel' }))
    leave()

    await renderApp('/tokens', { keepsHistoryState: true })

    await shownTokens()
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  })
})
