import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { HAL_BASE, MANAGE_BASE, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { listedKeyNames, openRowMenu, renderApp } from '../../support/render-app'
import { chooseAction, press } from '../security/security-page'

const CURRENT_USER = `${MANAGE_BASE}/manage/current-user`
const answer = (url: string, body: JsonBodyType) => http.get(url, () => HttpResponse.json(body))
const apiKey = (id: string, more: object = {}) => ({
  id,
  created: '2026-11-01T10:00:00',
  lastModified: '2026-11-01T10:00:00',
  name: `Key ${id}`,
  clientId: `client-${id}`,
  _links: { 'delete apikey': { href: `${HAL_BASE}/apikeys/${id}` } },
  ...more,
})
const keyPage = (keys: JsonBodyType[] | null, totalElements = keys?.length ?? 0, totalPages = 1) => ({
  _embedded: keys && { apikeys: keys },
  page: { size: 20, totalElements, totalPages, number: 0 },
})

/** Finds the note about unreadable items, and returns its reference. */
async function findReference(text: string): Promise<string> {
  const note = (await screen.findByText(text)).closest('[role=note]')
  return within(note as HTMLElement).getByText(/invalid-response/).textContent
}

describe('one row that cannot be read', () => {
  test.each([
    ['/api-keys', maria, 'CI deploy', 'GET /api/apikeys/'],
    ['/tokens', maria, 'CI deploy', 'GET /manage/current-user/tokens'],
    ['/invitations', maria, 'Marketing analytics', 'GET /manage/current-user/projects-invitations'],
  ])('does not cost the other rows of %s', async (url, persona, name, request) => {
    await renderApp(url, { as: persona, scenario: { condition: 'odd-rows' } })
    expect((await screen.findAllByText(name)).length).toBeGreaterThan(0)
    const reference = await findReference('1 item could not be read.')
    expect(reference).toContain(`${request} · 200 · invalid-response · `)
    expect(reference).toContain('1.id: invalid_')
  })

  test('does not cost the other login methods, and the other factors that can be added', async () => {
    const { user } = await renderApp('/security', { as: otto, scenario: { condition: 'odd-rows' } })
    expect((await screen.findAllByText('MacBook')).length).toBeGreaterThan(0)
    const notes = await within(
      await screen.findByRole('region', { name: 'Multi-factor authentication' }),
    ).findAllByText('1 item could not be read.')
    const references = notes.map((note) => note.closest('[role=note]')?.textContent)
    expect(references).toEqual([
      expect.stringMatching(/GET \/me\/v1\/authentication-methods · 200 · invalid-response · \S*1\.id: invalid_/),
      expect.stringMatching(/GET \/me\/v1\/factors · 200 · invalid-response · 1\.type: invalid_/),
    ])
    await press(user, 'Add another')
    expect(await screen.findByRole('dialog', { name: 'Add another' })).toBeInTheDocument()
  })

  test('is counted in the list of promo codes', async () => {
    const project = { id: 1, name: 'Vault' }
    await renderApp('/promo-codes', {
      handlers: [answer(`${CURRENT_USER}/promo-codes`, [{ code: 'A', usedAt: 7, project }, { code: null }, 'x'])],
    })
    expect(await screen.findByRole('rowheader', { name: 'A' })).toBeInTheDocument()
    expect(await screen.findByText('2 items could not be read.')).toBeInTheDocument()
  })

  test('is counted in the list of join requests', async () => {
    const body = [
      { id: 1, project: { id: 2, name: null } },
      { id: 2, project: null },
    ]
    await renderApp('/invitations', { handlers: [answer(`${CURRENT_USER}/projects-join-requests`, body)] })
    const section = within(await screen.findByRole('region', { name: 'Your requests to join' }))
    expect(section.getByRole('listitem')).toHaveTextContent('You asked to join the project 2')
    expect(await section.findByText('1 item could not be read.')).toBeInTheDocument()
  })

  test('disappears from the note when the server sends it right', async () => {
    const { server, queryClient } = await renderApp('/promo-codes', {
      handlers: [answer(`${CURRENT_USER}/promo-codes`, [{ code: 'A' }, {}])],
    })
    const note = await screen.findByText('1 item could not be read.')
    server.use(answer(`${CURRENT_USER}/promo-codes`, [{ code: 'A' }, { code: 'B' }]))
    await queryClient.refetchQueries({ queryKey: ['promo-codes'] })
    expect(note).not.toBeInTheDocument()
  })

  test('counts for the pages of the API keys', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => (index === 3 ? null : apiKey(`${index}`)))
    await renderApp('/api-keys', { handlers: [answer(`${HAL_BASE}/apikeys/`, keyPage(keys, 40, 2))] })
    expect(await listedKeyNames()).toHaveLength(19)
    expect(screen.getByText('40 API keys')).toBeInTheDocument()
    expect(screen.getByText(/1 of 2/)).toBeInTheDocument()
  })

  test('counts once if a page of API keys brings it again, because a key was created meanwhile', async () => {
    const odd = apiKey('odd', { clientId: 7 })
    const pages = [
      [apiKey('1'), odd],
      [odd, apiKey('2')],
    ]
    await renderApp('/api-keys?filter=Key', {
      handlers: [
        http.get(`${HAL_BASE}/apikeys/`, ({ request }) => {
          const page = Number(new URL(request.url).searchParams.get('page'))
          return HttpResponse.json({ ...keyPage(pages[page] ?? [], 3, 2) })
        }),
      ],
    })
    await waitFor(async () => expect(await listedKeyNames()).toEqual(['Key 1', 'Key 2']))
    expect(await screen.findByText('1 item could not be read.')).toBeInTheDocument()
  })

  test.each([
    ['and starts an older page after that ID', 1],
    ['and starts an older page with that ID', 0],
  ])('counts once at the end of a page, if the server sends it without an ID %s', async (_how, skipped) => {
    const all = ['f', 'e', null, 'd', 'c', 'b', 'a'].map((id) => ({ id, title: `Title ${id}` }))
    const { user } = await renderApp('/notifications', {
      handlers: [
        http.get(`${MANAGE_BASE}/manage/notifications`, ({ request }) => {
          const fromId = new URL(request.url).searchParams.get('fromId')
          const start = fromId === null ? 0 : all.findIndex(({ id }) => id === fromId) + skipped
          return HttpResponse.json(all.slice(start, start + 3))
        }),
      ],
    })
    await screen.findByText('Title f')
    await press(user, 'Show older notifications')
    expect(await screen.findByText('Title d')).toBeInTheDocument()
    expect(screen.getByText('1 item could not be read.')).toBeInTheDocument()
  })

  test('counts for the pages of the notifications, also at the end of a page', async () => {
    const notification = (id: string, more: object = {}) => ({
      id,
      type: 'common',
      created: '2026-02-04T13:34:14',
      isRead: true,
      title: `Title ${id}`,
      ...more,
    })
    const all = ['f', 'e', 'd', 'c', 'b', 'a'].map((id) => notification(id, id === 'd' ? { title: 5 } : {}))
    const { user } = await renderApp('/notifications', {
      handlers: [
        http.get(`${MANAGE_BASE}/manage/notifications`, ({ request }) => {
          const fromId = new URL(request.url).searchParams.get('fromId')
          const start = all.findIndex(({ id }) => id === fromId) + 1
          return HttpResponse.json(all.slice(start, start + 3))
        }),
      ],
    })
    await screen.findByText('Title f')
    expect(await findReference('1 item could not be read.')).toContain('2.title: invalid_type')
    await press(user, 'Show older notifications')
    expect(await screen.findByText('Title a')).toBeInTheDocument()
    expect(screen.getByText('1 item could not be read.')).toBeInTheDocument()
  })
})

test.each([
  ['/api-keys', `${HAL_BASE}/apikeys/`, keyPage([{}, null]), 'Could not load the API keys.'],
  ['/tokens', `${CURRENT_USER}/tokens`, [{}], /Could not load/],
  ['/security', `${MY_ACCOUNT_BASE}/authentication-methods`, [null], /Could not load/],
])('a list of %s of which no row can be read shows its failed state', async (url, href, body, title) => {
  await renderApp(url, { handlers: [answer(href, body)] })
  expect(await screen.findByText(title)).toBeInTheDocument()
  expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument()
})

describe('null where a field may be absent', () => {
  test.each([
    ['/api-keys', maria, 'CI deploy'],
    ['/tokens', maria, 'CI deploy'],
    ['/invitations', maria, 'Marketing analytics'],
    ['/security', otto, 'MacBook'],
  ])('does not cost a row of %s', async (url, persona, name) => {
    await renderApp(url, { as: persona, scenario: { condition: 'null-fields' } })
    expect((await screen.findAllByText(name)).length).toBeGreaterThan(0)
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('shows an API key without a name by its client ID, and without dates', async () => {
    const odd = apiKey('1', { name: null, lastModified: null, created: null, accessToken: null, _links: null })
    await renderApp('/api-keys', { handlers: [answer(`${HAL_BASE}/apikeys/`, keyPage([odd]))] })
    expect(await listedKeyNames()).toEqual(['client-1'])
    expect(screen.getAllByText('Unknown date')).toHaveLength(2)
  })

  test('shows tokens without a date of creation, in the list and in the chart of lifetimes', async () => {
    const odd = { id: 1, description: 'deploy', created: null, lastUsed: '', expires: '2099-01-01T00:00:00Z' }
    const { user } = await renderApp('/tokens', { handlers: [answer(`${CURRENT_USER}/tokens`, [odd])] })
    const row = within(await screen.findByRole('row', { name: /deploy/ }))
    expect(row.getByText('Unknown date')).toBeInTheDocument()
    await user.click(screen.getByRole('link', { name: 'Overview' }))
    expect(await screen.findByText(/Active: date of creation unknown, expires/)).toBeInTheDocument()
  })

  test('shows no reason for an invitation whose reason has no visible character', async () => {
    const invisible = {
      id: 1,
      project: { id: 2, name: 'Vault' },
      reason: '\u200b',
      role: '',
      creator: { name: '\u200b' },
    }
    await renderApp('/invitations', {
      handlers: [answer(`${CURRENT_USER}/projects-invitations`, [invisible])],
    })
    const item = (await screen.findByText('Vault')).closest('li')
    expect(item).toHaveTextContent('Vault')
    expect(item?.querySelectorAll('q, .fact')).toHaveLength(0)
    expect(item).not.toHaveTextContent(/\u200b/)
  })

  test('shows no keys for a page whose _embedded is null', async () => {
    await renderApp('/api-keys', { handlers: [answer(`${HAL_BASE}/apikeys/`, keyPage(null))] })
    expect(await screen.findByText('No API keys yet')).toBeInTheDocument()
  })

  test('shows the message of an error whose other fields are null', async () => {
    const body = { status: 400, error: null, message: 'The name is odd', errors: null }
    const handlers = [http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json(body, { status: 400 }))]
    await renderApp('/api-keys', { handlers })
    expect(await screen.findByText('The name is odd')).toBeInTheDocument()
  })

  test('lists a notification without a title, a type and a read state as unread', async () => {
    const odd = { id: 'a', type: null, created: null, isRead: null, title: null, message: null, project: null }
    await renderApp('/notifications', { handlers: [answer(`${MANAGE_BASE}/manage/notifications`, [odd])] })
    expect(await screen.findByRole('heading', { level: 3 })).toHaveTextContent('Unread: Untitled')
  })
})

test('deletes and renames an API key whose links are templates in arrays', async () => {
  const { user, requests } = await renderApp('/api-keys', { scenario: { condition: 'templated-links' } })
  await openRowMenu(user, 'notebooks', 'Delete…')
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete API key' }))
  expect(await screen.findByText('notebooks deleted')).toBeInTheDocument()
  expect(requests.filter((line) => line.startsWith('DELETE'))).toEqual([
    expect.stringMatching(/^DELETE https:\/\/app\.demo\.example\/api\/apikeys\/[\w-]+$/),
  ])
  await chooseAction(user, 'CI deploy', 'Rename')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' 2')
  await press(user, 'Rename')
  expect(await screen.findByText('Renamed to CI deploy 2')).toBeInTheDocument()
})
