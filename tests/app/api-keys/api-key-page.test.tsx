import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'
import { findApiKey, listApiKeys } from '~/demo/tables/api-keys'

import { listedKeyNames, openRowMenu, renderApp } from '../../support/render-app'
import { field, keyHeading, openFromList, rowOf, type App } from './key-page'

const GONE = 'This API key does not exist'

/** The requests for one key. */
const views = (requests: string[]) => requests.filter((line) => /^GET .*\/apikeys\/[^?]+$/.test(line))
/** Opens the menu of the key's page and returns its item to delete the key. */
async function openMenu(user: App['user']): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: /^More actions for / }))
  return screen.findByRole('menuitem', { name: 'Delete…' })
}
const openDelete = async (user: App['user']) => user.click(await openMenu(user))

async function expectNoActions(user: App['user']) {
  for (const name of ['Rename', 'Rotate']) {
    expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
  }
  expect(await openMenu(user)).toHaveAttribute('aria-disabled', 'true')
}

/** Opens the key by its URL, as a colleague's link does. The IDs of the demo's keys differ between databases. */
async function openByUrl(name: string, options: Parameters<typeof renderApp>[1] = {}): Promise<App> {
  const seeded = await renderApp('/login')
  const { id } = rowOf(seeded.database, name)
  seeded.leave()
  return renderApp(`/api-keys/${id}`, options)
}

describe('the page of an API key', () => {
  test('opens from the name in the list and shows every field of the key', async () => {
    const { database, requests } = await openFromList('CI deploy')
    const { id, clientId } = rowOf(database, 'CI deploy')

    expect(location.pathname).toBe(`/api-keys/${id}`)
    await waitFor(async () => expect(await field('Owner')).toHaveTextContent(maria.id))
    expect(await field('Client ID')).toHaveTextContent(clientId)
    expect(await field('Key ID')).toHaveTextContent(id)
    expect(await field('Client secret')).toHaveTextContent(
      'Shown once when the key was created. Lost it? Rotate the key.',
    )
    expect(await field('Owner')).toHaveTextContent(/^Maria Reyesyou/)
    expect(await field('Created')).toHaveTextContent('12 days ago')
    expect(await field('Last modified')).toHaveTextContent('12 days ago')
    expect(views(requests)).toEqual([`GET ${HAL_BASE}/apikeys/${id}`])
    expect(document.title).toMatch(/CI deploy · API keys · Latchkey$/)
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus())
  })

  test('opens by its URL, and its breadcrumb leads to the list', async () => {
    const { user } = await openByUrl('CI deploy')
    await keyHeading('CI deploy')
    expect(await field('Owner')).toHaveTextContent(maria.id)
    const breadcrumbs = await within(screen.getByRole('banner')).findByRole('navigation', { name: 'Breadcrumbs' })
    expect(breadcrumbs).toHaveTextContent('API keysCI deploy')
    await user.click(within(breadcrumbs).getByRole('link', { name: 'API keys' }))
    expect(await listedKeyNames()).toContain('CI deploy')
    expect(location.pathname).toBe('/api-keys')
  })

  test('follows the key’s own link to any URL that the server has chosen', async () => {
    const moved = `${HAL_BASE}/v2/keys/7`
    const key = {
      id: 'k-7',
      name: 'moved',
      clientId: 'client-of-k-7',
      created: '2026-04-15T10:46:52.321967',
      lastModified: '2026-04-15T10:46:52.321968',
      _links: { self: { href: moved } },
    }
    const page = { size: 20, totalElements: 1, totalPages: 1, number: 0 }
    const { user, requests } = await renderApp('/api-keys', {
      handlers: [
        http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ _embedded: { apikeys: [key] }, page })),
        http.get(moved, () => HttpResponse.json({ ...key, profileId: 'auth0|owner' })),
      ],
    })
    await user.click(await screen.findByRole('link', { name: 'moved' }))
    await waitFor(async () => expect(await field('Owner')).toHaveTextContent('auth0|owner'))
    expect(requests).toContain(`GET ${moved}`)
  })

  test.each([undefined, null])('says that the owner is unknown when the server sends %s', async (profileId) => {
    const key = {
      id: 'k-7',
      name: 'no owner',
      clientId: 'client-of-k-7',
      created: '2026-04-15T10:46:52.321967',
      lastModified: '2026-04-15T10:46:52.321968',
      profileId,
      _links: {},
    }
    const { user } = await renderApp('/api-keys/k-7', {
      handlers: [http.get(`${HAL_BASE}/apikeys/k-7`, () => HttpResponse.json(key))],
    })
    await keyHeading('no owner')
    expect(await field('Owner')).toHaveTextContent('Not known')
    await expectNoActions(user)
  })

  test('never caches the developer token of the default key', async () => {
    const { queryClient } = await openFromList('default')
    await waitFor(async () => expect(await field('Owner')).toHaveTextContent(maria.id))
    const cached = queryClient.getQueryCache().getAll()
    expect(JSON.stringify(cached.map(({ state }) => state))).not.toContain('eyJ')
  })

  test('copies the client ID, the key ID and the owner', async () => {
    const { user, database } = await openFromList('CI deploy')
    const { id, clientId } = rowOf(database, 'CI deploy')
    await user.click(screen.getByRole('button', { name: 'Copy Client ID' }))
    expect(await navigator.clipboard.readText()).toBe(clientId)
    await user.click(screen.getByRole('button', { name: 'Copy Key ID' }))
    expect(await navigator.clipboard.readText()).toBe(id)
    await user.click(await screen.findByRole('button', { name: 'Copy Owner' }))
    expect(await navigator.clipboard.readText()).toBe(maria.id)
  })
})

describe('the actions on the page of an API key', () => {
  test('renames the key and shows the new name', async () => {
    const { user } = await openFromList('CI deploy')
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    const dialog = await screen.findByRole('dialog', { name: 'Rename API key' })
    await user.type(within(dialog).getByLabelText('Name'), ' (old){Enter}')
    await screen.findByText('Renamed to CI deploy (old)')
    expect(await keyHeading('CI deploy (old)')).toBeInTheDocument()
  })

  test('leads back to the list after the key is deleted, and Back does not return to its page', async () => {
    const { user, database } = await openFromList('CI deploy')
    const { id } = rowOf(database, 'CI deploy')
    await openDelete(user)
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))

    await screen.findByText('CI deploy deleted')
    await waitFor(() => expect(location.pathname).toBe('/api-keys'))
    expect(await listedKeyNames()).not.toContain('CI deploy')
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'API keys' })).toHaveFocus())
    expect(findApiKey(database, maria, id)).toBeUndefined()
  })

  test('stays on the page when the server rejects the deletion', async () => {
    const { user, change } = await openFromList('CI deploy')
    change({ condition: 'conflict' })
    await openDelete(user)
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was changed elsewhere in the meantime.')
    expect(await keyHeading('CI deploy')).toBeInTheDocument()
  })

  test.each(['read-only-links', 'foreign-links', 'list-links'] as const)(
    'disables every action, given %s',
    async (condition) => {
      const { user, requests, database } = await openFromList('CI deploy', { scenario: { condition } })
      await expectNoActions(user)
      // A link to another host or to the list is not followed: the ID leads to the key on the configured host.
      const { id } = rowOf(database, 'CI deploy')
      await waitFor(() => expect(views(requests)).toEqual([`GET ${HAL_BASE}/apikeys/${id}`]))
    },
  )
})

describe('a link to an API key that the server does not have', () => {
  test('says so and leads to the list', async () => {
    const { user } = await renderApp('/api-keys/5e4b8c4a-80f7-4615-a9be-ebcdd1193de7')
    await screen.findByText(GONE)
    expect(screen.getByRole('heading', { level: 1, name: 'API key' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^More actions/ })).not.toBeInTheDocument()
    await user.click(screen.getByRole('link', { name: 'Show all API keys' }))
    expect(await listedKeyNames()).toContain('CI deploy')
  })

  test('says so for a key of the list that was deleted elsewhere', async () => {
    const { user, change } = await renderApp('/api-keys')
    const link = await screen.findByRole('link', { name: 'CI deploy' })
    change({ condition: 'gone' })
    await user.click(link)
    expect(await screen.findByText(GONE)).toBeInTheDocument()
  })

  test('says so for a key whose page was open before it was deleted in the list', async () => {
    const { user, database, change } = await openFromList('CI deploy')
    const { pathname } = location
    await waitFor(async () => expect(await field('Owner')).toHaveTextContent(maria.id))
    history.back()
    await openRowMenu(user, 'CI deploy', 'Delete…')
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
    await screen.findByText('CI deploy deleted')
    expect(listApiKeys(database, maria).map(({ name }) => name)).not.toContain('CI deploy')

    // The cache answers long before the server does.
    change({ condition: 'slow' })
    history.forward()

    await waitFor(() => expect(location.pathname).toBe(pathname))
    const title = () => screen.getByRole('heading', { level: 1 }).textContent
    await waitFor(() => expect(title()).not.toBe('API keys'))
    expect(title(), 'not the key that the cache had').toBe('API key')
    expect(await screen.findByText(GONE)).toBeInTheDocument()
  })

  test.each(['a%2Fb', '%2e%2e%2fx'])('says so for the ID %s, and sends no request outside of the API', async (id) => {
    const { requests } = await renderApp(`/api-keys/${id}`)
    expect(await screen.findByText(GONE)).toBeInTheDocument()
    expect(views(requests)).toEqual([])
  })
})

describe('an API key that could not be loaded', () => {
  test('explains that the account may not view it', async () => {
    await openByUrl('CI deploy', { scenario: { condition: 'forbidden' } })
    expect(await screen.findByRole('alert')).toHaveTextContent('Could not load the API key.')
    expect(screen.queryByText(GONE)).not.toBeInTheDocument()
  })

  test('loads it when the network is back', async () => {
    const { user, change } = await openByUrl('CI deploy', {
      scenario: { condition: 'offline-api' },
    })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('Could not load the API key.')
    change({ condition: 'normal' })
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await keyHeading('CI deploy')).toBeInTheDocument()
  })

  test('shows a skeleton while the server takes its time', async () => {
    await openByUrl('CI deploy', { scenario: { condition: 'slow' } })
    expect(await screen.findByRole('status', { name: 'Loading the API key' })).toBeInTheDocument()
    expect(await keyHeading('CI deploy')).toBeInTheDocument()
  })
})
