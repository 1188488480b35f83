import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { nils } from '~/demo/data/personas'

import { hoverForTooltip, listedKeyNames, openRowMenu, renderApp } from '../../support/render-app'

const findCredentials = () => screen.findByRole('region', { name: 'Developer credentials' })

describe('the list of API keys', () => {
  test('shows the user’s keys sorted by name, with both dates in the user’s time zone', async () => {
    const { user } = await renderApp('/api-keys')
    expect(await listedKeyNames()).toEqual([
      'CI deploy',
      'default',
      'laptop-2026-11',
      'meltano-scheduler (prod)',
      'notebooks',
      'SIT-generated api key (2026-04-15T10:46:52.283429095)',
    ])
    const row = screen.getByRole('row', { name: /CI deploy/ })
    const [created = row] = within(row).getAllByText('12 days ago')
    expect(await hoverForTooltip(user, created)).toHaveTextContent(/local time .* UTC$/)
    expect(document.title).toMatch(/API keys · Latchkey$/)
  })

  test('requests this page and the next one once, and never caches the developer token', async () => {
    const { requests, queryClient } = await renderApp('/api-keys', { scenario: { data: 'keys-57' } })
    await screen.findByText('Page 1 of 3')
    await waitFor(() =>
      expect(requests.map((line) => line.replace(/^.*\?/, ''))).toEqual([
        'page=0&size=20&sort=name%2Casc',
        'page=1&size=20&sort=name%2Casc',
      ]),
    )
    await screen.findByText(/^Expires in/)
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map((query) => query.state),
      ),
    ).not.toContain('eyJ')
  })

  test('pages and sorts on the server, and keeps both in the URL', async () => {
    const { user } = await renderApp('/api-keys?page=2', { scenario: { data: 'keys-57' } })
    await screen.findByText('Page 2 of 3')
    const second = await listedKeyNames()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText('Page 3 of 3')
    expect(location.search).toBe('?page=3')
    await user.click(screen.getByRole('button', { name: 'Created' }))
    await waitFor(() => expect(location.search).toBe('?sort=created%2Cdesc'))
    await waitFor(async () => expect(await listedKeyNames()).not.toEqual(second))
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending'),
    )
  })

  test('goes to the last page if the URL asks for a later one', async () => {
    await renderApp('/api-keys?page=99', { scenario: { data: 'keys-57' } })
    await screen.findByText('Page 3 of 3')
    expect(await listedKeyNames()).not.toHaveLength(0)
  })

  test('searches all pages for the filter', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { data: 'keys-2000' } })
    await screen.findByRole('table', { name: 'API keys' })
    await user.type(screen.getByRole('searchbox', { name: 'Filter by name or client ID' }), 'laptop')
    expect(await screen.findByText('1 of 2,000 API keys')).toBeInTheDocument()
    expect(await listedKeyNames()).toEqual(['laptop-2026-11'])
    expect(location.search).toBe('?filter=laptop')
  })

  test('clears the filter with the page’s link, and restores it with Back', async () => {
    const { user } = await renderApp('/api-keys?filter=laptop')
    await waitFor(async () => expect(await listedKeyNames()).toEqual(['laptop-2026-11']))
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''))
    history.back()
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue('laptop'))
  })

  test('names the filter that no key matches, and clears it with “Clear filter”', async () => {
    const { user } = await renderApp('/api-keys?filter=nowhere')
    await screen.findByText('No API key matches “nowhere”')
    await user.click(screen.getByRole('button', { name: 'Clear filter' }))
    expect(await listedKeyNames()).toContain('CI deploy')
  })

  test('explains API keys and the developer token to a user who has none', async () => {
    await renderApp('/api-keys', { as: nils })
    await screen.findByText('No API keys yet')
    expect(await within(await findCredentials()).findByText('You have no developer token.')).toBeInTheDocument()
  })

  test('ignores unknown fields of the response', async () => {
    await renderApp('/api-keys', { scenario: { condition: 'unknown-fields' } })
    expect(await listedKeyNames()).toContain('CI deploy')
  })
})

describe('the menu of a row', () => {
  test.each(['read-only-links', 'foreign-links', 'list-links'] as const)(
    'disables Rename and explains why, given %s',
    async (condition) => {
      const { user, requests } = await renderApp('/api-keys', { scenario: { condition } })
      await user.click(await screen.findByRole('button', { name: 'Actions for CI deploy' }))
      const rename = await screen.findByRole('menuitem', { name: 'Rename' })
      expect(rename).toHaveAttribute('aria-disabled', 'true')
      expect(rename).toHaveAccessibleDescription(
        condition === 'read-only-links'
          ? 'The server does not allow you to do this.'
          : 'The server’s link leads to a wrong URL, so it was not followed.',
      )
      await user.click(rename)
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
      expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
    },
  )

  test('enables Rename when one link has a relation for both update and delete', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'merged-links' } })
    await openRowMenu(user, 'CI deploy', 'Rename')
    expect(await screen.findByRole('dialog', { name: 'Rename API key' })).toBeInTheDocument()
  })

  test('renames a key, trims the name, and announces it', async () => {
    const { user } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    const dialog = await screen.findByRole('dialog', { name: 'Rename API key' })
    const field = within(dialog).getByLabelText('Name')
    expect(field).toHaveValue('CI deploy')
    await user.clear(field)
    await user.type(field, '  CI deploy (old){Enter}')
    await screen.findByText('Renamed to CI deploy (old)')
    await waitFor(async () => expect(await listedKeyNames()).toContain('CI deploy (old)'))
  })

  test('shows the server’s error for a new name next to the field', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    change({ condition: 'taken' })
    await user.type(await screen.findByLabelText('Name'), '!{Enter}')
    expect(await screen.findByText('This name is reserved')).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toBeInvalid()
    expect(screen.getByLabelText('Name')).toHaveValue('CI deploy!')
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('announces that a key to rename had already been deleted, and closes the dialog', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    change({ condition: 'gone' })
    await user.type(await screen.findByLabelText('Name'), '!{Enter}')
    expect(await screen.findByText('CI deploy had already been deleted')).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('names the consequences of a deletion, with the focus on Cancel, and then deletes the key', async () => {
    const { user } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Delete…')
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete API key' })
    expect(dialog).toHaveAccessibleDescription(/stops working immediately/)
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await user.click(within(dialog).getByRole('button', { name: 'Delete API key' }))
    await screen.findByText('CI deploy deleted')
    await waitFor(async () => expect(await listedKeyNames()).not.toContain('CI deploy'))
  })

  test('deletes the default key only after its name is typed, and forgets the developer token', async () => {
    const { user } = await renderApp('/api-keys')
    await screen.findByText(/^Expires in/)
    await openRowMenu(user, 'default', 'Delete…')
    const confirm = await screen.findByRole('button', { name: 'Delete API key' })
    await user.click(confirm)
    expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('Type “default” to confirm'), 'default')
    await user.click(confirm)
    expect(await screen.findByText('You have no developer token.')).toBeInTheDocument()
  })

  test('shows a failed deletion in the dialog, and retries it', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Delete…')
    change({ condition: 'conflict' })
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was changed elsewhere in the meantime.')
    change({ condition: 'normal' })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('CI deploy deleted')
  })
})

describe('selecting several keys', () => {
  test('deletes each key once despite a double click, and retries the ones that failed', async () => {
    const { user, change, requests } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select notebooks' }))
    await user.click(screen.getByRole('button', { name: 'Delete 2 API keys' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete 2 API keys' })
    change({ condition: 'conflict' })
    await user.dblClick(within(dialog).getByRole('button', { name: 'Delete 2 API keys' }))
    await waitFor(() =>
      expect(within(dialog).getAllByText('It was changed elsewhere in the meantime.')).toHaveLength(2),
    )
    expect(requests.filter((line) => line.startsWith('DELETE'))).toHaveLength(2)
    change({ condition: 'normal' })
    await user.click(within(dialog).getByRole('button', { name: 'Try 2 again' }))
    await screen.findByText('2 API keys deleted')
    await waitFor(async () => expect(await listedKeyNames()).not.toContain('notebooks'))
  })

  test('selects all keys of the page, and clears the selection', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }))
    expect(screen.getByRole('button', { name: 'Delete 6 API keys' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Clear selection' }))
    expect(screen.getByRole('checkbox', { name: 'Select CI deploy' })).not.toBeChecked()
  })
})
