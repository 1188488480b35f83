import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { alertDialog, chooseAction, PERSONAL, press, shownTokens, writes } from './tokens-page'

describe('deleting', () => {
  test('says that something uses the token, and what stops', async () => {
    const { user, requests } = await renderApp('/tokens')
    await chooseAction(user, 'CI deploy', 'Delete…')
    const question = within(await alertDialog('Delete token'))
    expect(question.getByText(/^It was last used [23] minutes ago: something depends on it\.$/)).toBeVisible()
    expect(question.getByText(/stops working at once/)).toBeVisible()
    await user.click(question.getByRole('button', { name: 'Delete token' }))
    expect(await screen.findByText('CI deploy deleted')).toBeVisible()
    expect(writes(requests)).toEqual(['DELETE /13702'])
    await waitFor(async () => expect(await shownTokens()).not.toContain('CI deploy'))
  })

  test.each([
    ['an expired one stops nothing', 'hackathon', /nothing can be using it/],
    ['a session’s logs somebody out', 'Session of keboola CLI', /logged out at once/],
  ])('%s', async (_what, name, consequence) => {
    const { user } = await renderApp('/tokens')
    await chooseAction(user, name, 'Delete…')
    expect(within(await alertDialog('Delete token')).getByText(consequence)).toBeVisible()
  })

  test('one that somebody else has deleted is no failure', async () => {
    const { user } = await renderApp('/tokens', { scenario: { condition: 'tokens-gone' } })
    await chooseAction(user, 'laptop', 'Delete…')
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Delete token' }))
    expect(await screen.findByText('laptop had already been deleted')).toBeVisible()
    await waitFor(async () => expect(await shownTokens()).not.toContain('laptop'))
  })

  test('all expired ones takes two presses', async () => {
    const { user, requests } = await renderApp('/tokens')
    await press(user, 'Delete expired')
    const question = within(await alertDialog('Delete 3 tokens'))
    expect(question.getAllByRole('listitem').map((item) => item.querySelector('bdi')?.textContent)).toEqual(
      expect.arrayContaining(['hackathon', 'migration-2026', 'Session of the browser']),
    )
    await user.click(question.getByRole('button', { name: 'Delete 3 tokens' }))
    expect(await screen.findByText('3 tokens deleted')).toBeVisible()
    expect(writes(requests).toSorted()).toEqual(['DELETE /13320', 'DELETE /13876', 'DELETE /13887'])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Delete expired' })).not.toBeInTheDocument())
  })

  test('several says how many are in use, and gives each its result', async () => {
    const { user, change } = await renderApp('/tokens')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select laptop' }))
    change({ condition: 'tokens-delete-fails' })
    await press(user, 'Delete 2 tokens')
    const question = within(await alertDialog('Delete 2 tokens'))
    expect(question.getByText('Used in the last 7 days, so something depends on them: 1 token.')).toBeVisible()
    await user.click(question.getByRole('button', { name: 'Delete 2 tokens' }))
    await waitFor(() => expect(question.getAllByText('The server had a problem of its own.')).toHaveLength(2))
    change({ condition: 'normal' })
    await user.click(question.getByRole('button', { name: 'Try 2 again' }))
    expect(await screen.findByText('2 tokens deleted')).toBeVisible()
  })

  test('everything that matches is one press more than what is on screen', async () => {
    const { user } = await renderApp('/tokens?status=expired', { scenario: { data: 'tokens-2000' } })
    const table = within(await screen.findByRole('table', { name: PERSONAL }))
    await user.click(table.getByRole('checkbox', { name: `Select all on this page of ${PERSONAL}` }))
    expect(screen.getByRole('group', { name: '20 tokens selected' })).toBeVisible()
    const all = screen.getByRole('button', { name: /^Select all \d{3}$/ })
    const count = all.textContent.replace('Select all ', '')
    await user.click(all)
    expect(screen.getByRole('group', { name: `${count} tokens selected` })).toBeVisible()
    expect(screen.getByRole('button', { name: `Delete ${count} tokens` })).toBeVisible()
  })

  test('finds again what was to be deleted, after a login that had to come first', async () => {
    const world = { scenario: { condition: 'tokens-sudo' as const } }
    const { user, identity, leave } = await renderApp('/tokens', world)
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select laptop' }))
    await press(user, 'Delete 2 tokens')
    const question = within(await alertDialog('Delete 2 tokens'))
    await user.click(question.getByRole('button', { name: 'Delete 2 tokens' }))
    const confirm = within(await screen.findByRole('dialog', { name: 'Confirm it’s you' }))
    await user.click(confirm.getByRole('button', { name: 'Continue' }))
    const typed = { deleted: '13702 13871' }
    expect(identity.logIn).toHaveBeenCalledWith('/tokens', { stepUp: 'recent', typed })
    leave()

    history.replaceState({ usr: { typed } }, '', '/tokens')
    const { requests } = await renderApp('/tokens', { keepsHistoryState: true })
    const again = within(await alertDialog('Delete 2 tokens'))
    expect(
      again
        .getAllByRole('listitem')
        .map((item) => item.querySelector('bdi')?.textContent)
        .toSorted(),
    ).toEqual(['CI deploy', 'laptop'])
    expect(writes(requests)).toEqual([])
  })

  test('is not asked about a second time by a reload, once they have thought better of it', async () => {
    history.replaceState({ usr: { typed: { deleted: '13702' } } }, '', '/tokens')
    const { user, leave } = await renderApp('/tokens', { keepsHistoryState: true })
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Cancel' }))
    leave()
    await renderApp('/tokens', { keepsHistoryState: true })
    await shownTokens()
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  })

  test('can be thought better of: what was selected stays so', async () => {
    const { user } = await renderApp('/tokens')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await press(user, 'Delete 1 token')
    await user.click(within(await alertDialog('Delete token')).getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('checkbox', { name: 'Select CI deploy' })).toBeChecked()
  })
})
