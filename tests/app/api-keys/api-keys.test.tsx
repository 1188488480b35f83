import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { nils } from '~/demo/personas'

import { openRowMenu, renderApp, shownNames } from '../../support/render-app'

const region = () => screen.findByRole('region', { name: 'Developer credentials' })

describe('the list', () => {
  test('shows the keys of the person, by name, with both times in their zone', async () => {
    const { user } = await renderApp('/api-keys')
    expect(await shownNames()).toEqual([
      'CI deploy',
      'default',
      'laptop-2026-11',
      'meltano-scheduler (prod)',
      'notebooks',
      'SIT-generated api key (2026-04-15T10:46:52.283429095)',
    ])
    const row = screen.getByRole('row', { name: /CI deploy/ })
    const [created = row] = within(row).getAllByText('12 days ago')
    await user.hover(created)
    expect(await screen.findByRole('tooltip')).toHaveTextContent(/local time .* UTC$/)
    expect(document.title).toMatch(/API keys · Latchkey$/)
  })

  test('is asked for once, the next page ahead, and never holds the developer token', async () => {
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

  test('pages and sorts on the server, and the address says where it is', async () => {
    const { user } = await renderApp('/api-keys?page=2', { scenario: { data: 'keys-57' } })
    await screen.findByText('Page 2 of 3')
    const second = await shownNames()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText('Page 3 of 3')
    expect(location.search).toBe('?page=3')
    await user.click(screen.getByRole('button', { name: 'Created' }))
    await waitFor(() => expect(location.search).toBe('?sort=created%2Cdesc'))
    await waitFor(async () => expect(await shownNames()).not.toEqual(second))
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending'),
    )
  })

  test('an address beyond the last page leads to the last page', async () => {
    await renderApp('/api-keys?page=99', { scenario: { data: 'keys-57' } })
    await screen.findByText('Page 3 of 3')
    expect(await shownNames()).not.toHaveLength(0)
  })

  test('a filter looks at all pages, by name and by client ID', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { data: 'keys-2000' } })
    await screen.findByRole('table', { name: 'API keys' })
    await user.type(screen.getByRole('searchbox', { name: 'Filter by name or client ID' }), 'laptop')
    expect(await screen.findByText('1 of 2,000 API keys')).toBeInTheDocument()
    expect(await shownNames()).toEqual(['laptop-2026-11'])
    expect(location.search).toBe('?filter=laptop')
  })

  test('a filter follows Back, and a link that has none', async () => {
    const { user } = await renderApp('/api-keys?filter=laptop')
    await waitFor(async () => expect(await shownNames()).toEqual(['laptop-2026-11']))
    await user.click(screen.getByRole('link', { name: 'API keys' }))
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''))
    history.back()
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue('laptop'))
  })

  test('nothing found repeats the filter and offers to clear it', async () => {
    const { user } = await renderApp('/api-keys?filter=nowhere')
    await screen.findByText('No API key matches “nowhere”')
    await user.click(screen.getByRole('button', { name: 'Clear filter' }))
    expect(await shownNames()).toContain('CI deploy')
  })

  test('an account without keys is told what they are for, and how to get a token', async () => {
    await renderApp('/api-keys', { as: nils })
    await screen.findByText('No API keys yet')
    expect(await within(await region()).findByText('You have no developer token.')).toBeInTheDocument()
  })

  test('fields that nobody knows change nothing; a missing one is said to be ours to answer for', async () => {
    await renderApp('/api-keys', { scenario: { condition: 'unknown-fields' } })
    expect(await shownNames()).toContain('CI deploy')
  })
})

describe('the actions of a row', () => {
  test.each(['read-only-links', 'foreign-links'] as const)(
    'with %s stay there and say why they do nothing',
    async (condition) => {
      const { user, requests } = await renderApp('/api-keys', { scenario: { condition } })
      await user.click(await screen.findByRole('button', { name: 'Actions for CI deploy' }))
      const rename = await screen.findByRole('menuitem', { name: 'Rename' })
      expect(rename).toHaveAttribute('aria-disabled', 'true')
      expect(rename).toHaveAccessibleDescription(
        condition === 'foreign-links'
          ? 'The server’s link leads to another host, so it is not followed.'
          : 'The server does not offer this to you.',
      )
      await user.click(rename)
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
      expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
    },
  )

  test('one link may stand for several actions', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'merged-links' } })
    await openRowMenu(user, 'CI deploy', 'Rename')
    expect(await screen.findByRole('dialog', { name: 'Rename API key' })).toBeInTheDocument()
  })

  test('rename: the new name is in the list, and said', async () => {
    const { user } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    const dialog = await screen.findByRole('dialog', { name: 'Rename API key' })
    const field = within(dialog).getByLabelText('Name')
    expect(field).toHaveValue('CI deploy')
    await user.clear(field)
    await user.type(field, '  CI deploy (old){Enter}')
    await screen.findByText('Renamed to CI deploy (old)')
    await waitFor(async () => expect(await shownNames()).toContain('CI deploy (old)'))
  })

  test('rename: what the server says of the name stands beside the name', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    change({ condition: 'taken' })
    await user.type(await screen.findByLabelText('Name'), '!{Enter}')
    expect(await screen.findByText('This name is reserved')).toBeInTheDocument()
    expect(screen.getByLabelText('Name')).toBeInvalid()
    expect(screen.getByLabelText('Name')).toHaveValue('CI deploy!')
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('rename: a key that was deleted elsewhere leaves the list, with a notice', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Rename')
    change({ condition: 'gone' })
    await user.type(await screen.findByLabelText('Name'), '!{Enter}')
    expect(await screen.findByText('CI deploy had already been deleted')).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('delete: says what stops working, starts at Cancel, and the row goes', async () => {
    const { user } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Delete…')
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete API key' })
    expect(dialog).toHaveAccessibleDescription(/stops working at once/)
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await user.click(within(dialog).getByRole('button', { name: 'Delete API key' }))
    await screen.findByText('CI deploy deleted')
    await waitFor(async () => expect(await shownNames()).not.toContain('CI deploy'))
  })

  test('delete: the default key wants its name typed, and takes the developer token with it', async () => {
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

  test('delete: a failure is said in the dialog, and trying again works', async () => {
    const { user, change } = await renderApp('/api-keys')
    await openRowMenu(user, 'CI deploy', 'Delete…')
    change({ condition: 'conflict' })
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was changed somewhere else meanwhile.')
    change({ condition: 'normal' })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('CI deploy deleted')
  })
})

describe('several keys at once', () => {
  test('are deleted with a result for each, and what failed can be tried again', async () => {
    const { user, change, requests } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select notebooks' }))
    await user.click(screen.getByRole('button', { name: 'Delete 2 API keys' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete 2 API keys' })
    change({ condition: 'conflict' })
    await user.dblClick(within(dialog).getByRole('button', { name: 'Delete 2 API keys' }))
    await waitFor(() => expect(within(dialog).getAllByText('It was changed somewhere else meanwhile.')).toHaveLength(2))
    expect(requests.filter((line) => line.startsWith('DELETE'))).toHaveLength(2)
    change({ condition: 'normal' })
    await user.click(within(dialog).getByRole('button', { name: 'Try 2 again' }))
    await screen.findByText('2 API keys deleted')
    await waitFor(async () => expect(await shownNames()).not.toContain('notebooks'))
  })

  test('all of a page can be picked, and let go', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }))
    expect(screen.getByRole('button', { name: 'Delete 6 API keys' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Clear selection' }))
    expect(screen.getByRole('checkbox', { name: 'Select CI deploy' })).not.toBeChecked()
  })
})
