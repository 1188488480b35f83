import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { describe, expect, test } from 'vitest'

import { ApiError } from '~/api/errors'
import { maria, nils } from '~/demo/data/personas'
import { demoConfig, MY_ACCOUNT_AUDIENCE, MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { issueBearerToken } from '~/demo/server'

import { renderApp } from '../../support/render-app'

const ACCOUNTS = `${MY_ACCOUNT_BASE}/connected-accounts/accounts`
const auth0 = { ...demoConfig.auth0, connectedAccounts: true }
type Options = NonNullable<Parameters<typeof renderApp>[1]>
const open = ({ config, ...options }: Options = {}) =>
  renderApp('/security', { ...options, config: { auth0, ...config } })

const section = () => screen.findByRole('region', { name: 'Connected accounts' })
const rows = async () => within(await within(await section()).findByRole('list')).getAllByRole('listitem')
const list = (accounts: JsonBodyType) => http.get(ACCOUNTS, () => HttpResponse.json(accounts))
const writes = (requests: string[]) => requests.filter((line) => line.startsWith('DELETE'))

describe('the list', () => {
  test('has the connection, the permissions and the dates of each account', async () => {
    await open()
    const [google, crm] = await rows()
    expect(google).toHaveTextContent(/^Googleemail, https:\S+calendar\.readonly ?connected 5 weeks ago/)
    expect(crm).toHaveTextContent(/^acme-crmExpiredcontacts\.read ?connected 6 months ago/)
  })

  test('reads all pages, and ends with a server whose pages never do', async () => {
    const page = ({ request }: { request: Request }) => {
      const from = Number(new URL(request.url).searchParams.get('from') ?? 0)
      return HttpResponse.json({ accounts: [{ id: `cac_${from}`, connection: `c${from}` }], next: `${from + 1}` })
    }
    await open({ handlers: [http.get(ACCOUNTS, page)] })
    expect(await rows()).toHaveLength(10)
  })

  test('shows hostile texts with a limited length, and counts the rows that it cannot read', async () => {
    const hostile = {
      id: 'x/../y',
      connection: `<img src=x>${'W'.repeat(5000)}`,
      scopes: ['a'.repeat(5000), 'b', 'c', 'd', 'e', 'f'],
      created_at: 7,
      expires_at: {},
    }
    await open({ handlers: [list({ accounts: [{ connection: 'no id' }, hostile, 7] })] })
    const [row] = await rows()
    expect(row?.textContent?.length).toBeLessThan(300)
    expect(row).toHaveTextContent('and 2 more')
    expect(row?.querySelector('img')).toBeNull()
    expect(await section()).toHaveTextContent('2 accounts could not be read.')
  })

  test('is read after the login methods, because a free tenant refuses the third read of a minute', async () => {
    let answer: (response: Response) => void = () => {}
    const methods = new Promise<Response>((resolve) => (answer = resolve))
    const { requests } = await open({
      handlers: [http.get(`${MY_ACCOUNT_BASE}/authentication-methods`, () => methods)],
    })
    expect(await section()).toBeVisible()
    await waitFor(() => expect(requests).toContain(`GET ${MY_ACCOUNT_BASE}/factors`))
    await screen.findAllByRole('button', { name: /^End session: / })
    expect(requests.filter((line) => line.includes(ACCOUNTS))).toEqual([])
    answer(HttpResponse.json({ authentication_methods: [] }))
    expect(await rows()).toHaveLength(2)
  })

  test('is empty for a new user, who can connect an account', async () => {
    await open({ as: nils })
    expect(await within(await section()).findByText('No connected accounts')).toBeVisible()
    expect(within(await section()).getByRole('button', { name: 'Connect an account' })).toBeVisible()
  })

  test('has no button where config.json turns off changes of the Security page', async () => {
    await open({ config: { features: { security: 'read' } } })
    await rows()
    expect(within(await section()).queryByRole('button')).not.toBeInTheDocument()
  })

  test('can be loaded again after a failure', async () => {
    const fail = () => HttpResponse.json({ title: 'x' }, { status: 400 })
    const { user } = await open({ handlers: [http.get(ACCOUNTS, fail, { once: true })] })
    expect(await within(await section()).findByText('Could not load your connected accounts.')).toBeVisible()
    await user.click(within(await section()).getByRole('button', { name: 'Try again' }))
    expect(await rows()).toHaveLength(2)
  })
})

describe('the section is hidden', () => {
  test('without a request where config.json does not switch it on', async () => {
    const { requests, queryClient } = await renderApp('/security')
    await screen.findByRole('region', { name: 'Sessions' })
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(requests.filter((line) => line.includes('connected-accounts'))).toEqual([])
  })

  test.each([
    [404, 'Not Found'],
    [403, 'insufficient_scope'],
    [403, 'Forbidden'],
  ])('after a single request where the tenant answers %i %s', async (status, detail) => {
    const refuse = () => HttpResponse.json({ status, title: 'Error', detail }, { status })
    const { requests, queryClient } = await open({ handlers: [http.get(ACCOUNTS, refuse)] })
    await waitFor(() => expect(requests.filter((line) => line.includes('connected-accounts'))).toHaveLength(1))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await screen.findByRole('region', { name: 'Sessions' })
    expect(screen.queryByRole('region', { name: 'Connected accounts' })).not.toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

const tokenWith = (...scopes: string[]) => `e30.${btoa(JSON.stringify({ scope: scopes.join(' ') }))}.x`

test('a tenant that grants no scope of connected accounts gets no request for them, and keeps its Security page', async () => {
  const asked: unknown[] = []
  const app = await open({
    identity: () => ({
      getMyAccountToken: async ({ scope }: { scope?: string } = {}) => {
        asked.push(scope)
        if (scope !== undefined) return tokenWith('read:me:factors')
        return issueBearerToken(app.database, maria, { audience: MY_ACCOUNT_AUDIENCE })
      },
    }),
  })
  expect(await screen.findByRole('meter', { name: 'Strength of your login' })).toBeVisible()
  await waitFor(() => expect(asked).toContain('read:me:connected_accounts'))
  await waitFor(() => expect(app.queryClient.isFetching()).toBe(0))
  expect(screen.queryByRole('region', { name: 'Connected accounts' })).not.toBeInTheDocument()
  expect(app.requests.filter((line) => line.includes('connected-accounts'))).toEqual([])
})

test('a tenant that lets users read only explains so, and demands no login that cannot help', async () => {
  const app = await open({
    identity: () => ({
      getMyAccountToken: async ({ scope }: { scope?: string } = {}) =>
        scope === 'delete:me:connected_accounts'
          ? tokenWith('read:me:connected_accounts')
          : issueBearerToken(app.database, maria, { audience: MY_ACCOUNT_AUDIENCE }),
    }),
  })
  await app.user.click(await screen.findByRole('button', { name: 'Disconnect Google' }))
  const question = within(await screen.findByRole('alertdialog'))
  await app.user.click(question.getByRole('button', { name: 'Disconnect' }))
  expect(await question.findByText('Could not disconnect the account.')).toBeVisible()
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(writes(app.requests)).toEqual([])
})

describe('disconnecting', () => {
  test('asks first, and removes the row, with an announcement and the focus on the heading', async () => {
    const { user, requests } = await open()
    await user.click(await screen.findByRole('button', { name: 'Disconnect Google' }))
    const question = await screen.findByRole('alertdialog', { name: 'Disconnect Google' })
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    expect(writes(requests)).toEqual([])
    await user.click(within(question).getByRole('button', { name: 'Disconnect' }))
    expect(await screen.findByText('Google disconnected')).toBeVisible()
    await waitFor(async () => expect(await rows()).toHaveLength(1))
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Connected accounts' })).toHaveFocus())
    expect(writes(requests)).toHaveLength(1)
  })

  test('counts an account as disconnected that has gone, and explains any other failure', async () => {
    let status = 500
    const answer = http.delete(`${ACCOUNTS}/:id`, () => HttpResponse.json({ title: 'x' }, { status }))
    const { user } = await open({ handlers: [answer] })
    await user.click(await screen.findByRole('button', { name: 'Disconnect acme-crm' }))
    const question = await screen.findByRole('alertdialog')
    await user.click(within(question).getByRole('button', { name: 'Disconnect' }))
    expect(await within(question).findByText('Could not disconnect the account.')).toBeVisible()
    status = 404
    await user.click(within(question).getByRole('button', { name: 'Disconnect' }))
    expect(await screen.findByText('acme-crm disconnected')).toBeVisible()
  })
})

describe('connecting', () => {
  const openDialog = async (options: Options = {}) => {
    const app = await open(options)
    await app.user.click(await screen.findByRole('button', { name: 'Connect an account' }))
    return { ...app, dialog: within(await screen.findByRole('dialog', { name: 'Connect an account' })) }
  }

  test('lists the providers when asked, and leaves once for the chosen one', async () => {
    const { user, identity, dialog } = await openDialog()
    await user.dblClick(await dialog.findByRole('button', { name: /^GitHub.*Asks for repo, read:user$/ }))
    expect(identity.connectAccount).toHaveBeenCalledTimes(1)
    expect(identity.connectAccount).toHaveBeenCalledWith('github', '/security')
  })

  test('explains why the page of the provider could not be opened', async () => {
    const { user, dialog } = await openDialog({
      identity: () => ({
        connectAccount: async () => {
          throw new ApiError('refused-link')
        },
      }),
    })
    await user.click(await dialog.findByRole('button', { name: /^GitHub/ }))
    expect(await dialog.findByText('Could not open the page of the provider.')).toBeVisible()
  })

  test.each([
    [{ connected: 'google-oauth2' }, 'Google connected'],
    [{ notConnected: 'constructor' }, /^Could not connect constructor\./],
  ])('comes back with %j and says so once', async (draft, text) => {
    history.replaceState({ usr: { draft } }, '')
    const { leave } = await open({ keepsHistoryState: true })
    expect(await screen.findByText(text)).toBeVisible()
    leave()
    await open({ keepsHistoryState: true })
    await rows()
    expect(screen.queryByText(text)).not.toBeInTheDocument()
  })
})
