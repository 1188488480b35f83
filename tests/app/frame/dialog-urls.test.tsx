import type { QueryClient } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'

import { HAL_BASE, MANAGE_BASE } from '~/demo/demo-config'
import { maria, otto } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'
import { accountCalls, afterStepUp, chooseAction, press } from '../security/security-page'

type Opening = {
  page: string
  /** The URL of the dialog, with the search params of `page`. */
  dialogUrl: RegExp
  title: string
  open: (user: UserEvent) => Promise<void>
}

const dialogs: Opening[] = [
  {
    page: '/api-keys?sort=created%2Cdesc',
    dialogUrl: /^\/api-keys\/new\?sort=created%2Cdesc$/,
    title: 'New API key',
    open: (user) => press(user, 'New API key'),
  },
  {
    page: '/tokens?status=active',
    dialogUrl: /^\/tokens\/new\?status=active$/,
    title: 'New token',
    open: (user) => press(user, 'New token'),
  },
  {
    page: '/tokens?sort=name%2Casc',
    dialogUrl: /^\/tokens\/13702\/rotate\?sort=name%2Casc$/,
    title: 'Rotate CI deploy',
    open: (user) => chooseAction(user, 'CI deploy', 'Rotate…'),
  },
  {
    page: '/security?back=%2Finvitations',
    dialogUrl: /^\/security\/add\?back=%2Finvitations$/,
    title: 'Add another',
    open: (user) => press(user, 'Add another'),
  },
  {
    page: '/security?back=%2Finvitations',
    dialogUrl: /^\/security\/add\/passkey\?back=%2Finvitations$/,
    title: 'Add a passkey',
    open: (user) => press(user, 'Add a passkey'),
  },
  {
    page: '/security?back=%2Finvitations',
    dialogUrl: /^\/security\/password\?back=%2Finvitations$/,
    title: 'Confirm it’s you',
    open: async (user) => {
      // The page shows how to change the password only after it has loaded the login methods.
      await screen.findByText('iPhone')
      await press(user, 'Change password')
    },
  },
  {
    page: '/security?back=%2Finvitations',
    dialogUrl: /^\/security\/rename\/totp%7Cdev_\w+\?back=%2Finvitations$/,
    title: 'Rename factor',
    open: (user) => chooseAction(user, 'iPhone', 'Rename'),
  },
  {
    page: '/security?back=%2Finvitations',
    dialogUrl: /^\/security\/remove\/totp%7Cdev_\w+\?back=%2Finvitations$/,
    title: 'Remove iPhone',
    open: (user) => chooseAction(user, 'iPhone', 'Remove…'),
  },
]

const findDialog = async (title: string) =>
  (await screen.findByRole('heading', { level: 2, name: title })).closest('dialog') as HTMLElement
/** How often the query cache has loaded each list of the pages above. */
const loads = (client: QueryClient) =>
  listQueries(client).map(({ queryKey, state }) => [queryKey, state.dataUpdateCount, state.fetchStatus])
const listQueries = (client: QueryClient) =>
  client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey: [resource] }) => ['api-keys', 'management-tokens', 'my-account'].includes(String(resource)))
const currentUrl = () => location.pathname + location.search

describe.each(dialogs)('the dialog "$title"', ({ page, dialogUrl, title, open }) => {
  async function openFromPage() {
    const app = await renderApp(page, { as: title === 'Rotate CI deploy' ? maria : otto })
    await screen.findAllByRole('button', { name: /^Actions for / })
    const heading = screen.getByRole('heading', { level: 1 })
    await waitFor(() => expect(listQueries(app.queryClient).map((query) => query.isActive())).toContain(true))
    const loadsBefore = loads(app.queryClient)
    // Makes the lists stale, so that a loader or a new subscriber would load them again.
    const later = Date.now() + 60_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await open(app.user)
    await findDialog(title)
    expect(currentUrl()).toMatch(dialogUrl)
    return { ...app, heading, loadsBefore }
  }

  test('closes with Back, while the page stays mounted and loads nothing again', async () => {
    const { heading, queryClient, loadsBefore } = await openFromPage()

    history.back()

    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: title })).not.toBeInTheDocument())
    expect(currentUrl()).toBe(page)
    expect(screen.getByRole('heading', { level: 1 }), 'the same element').toBe(heading)
    expect(heading, 'focus returns to the control that opened the dialog').not.toHaveFocus()
    expect(loads(queryClient)).toEqual(loadsBefore)
  })

  test('closes with Cancel and keeps the search params of its page', async () => {
    const { user, queryClient, loadsBefore } = await openFromPage()

    await user.click(within(await findDialog(title)).getByRole('button', { name: /^(Cancel|Close)$/ }))

    await waitFor(() => expect(currentUrl()).toBe(page))
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: title })).not.toBeInTheDocument())
    expect(loads(queryClient)).toEqual(loadsBefore)
  })
})

describe('a kind of login method in the URL', () => {
  test.each([
    ['totp', 'Set up an authenticator app', 'Continue'],
    ['push-notification', 'Set up push notifications', 'Continue'],
    ['recovery-code', 'Create a recovery code', 'Continue'],
    ['email', 'Set up codes by email', 'Send code'],
  ])('%s: opens the explanation, and a click sends the first request', async (kind, title, button) => {
    const { user, requests } = await renderApp(`/security/add/${kind}`, { as: otto, ...afterStepUp })
    const opened = within(await findDialog(title))
    await screen.findByText('iPhone')
    // Each of the two requests waits for a token, so their order varies.
    expect(accountCalls(requests).toSorted()).toEqual(['GET authentication-methods', 'GET factors'])

    await user.click(opened.getByRole('button', { name: button }))

    await waitFor(() => expect(accountCalls(requests)).toContain('POST authentication-methods'))
  })

  test.each(['phone', 'passkey'])('%s: sends no change before a click', async (kind) => {
    const { requests } = await renderApp(`/security/add/${kind}`, { as: otto })
    await screen.findByRole('dialog')
    await screen.findByText('iPhone')
    // Each of the two requests waits for a token, so their order varies.
    expect(accountCalls(requests).toSorted()).toEqual(['GET authentication-methods', 'GET factors'])
  })

  test.each(['password', 'carrier-pigeon'])(
    '%s: opens the chooser, because this kind cannot be set up',
    async (kind) => {
      await renderApp(`/security/add/${kind}`, { as: otto })
      expect(await findDialog('Add another')).toBeInTheDocument()
    },
  )

  test('starts immediately after a click in the chooser, and sends nothing when Forward returns to it', async () => {
    const { user, requests } = await renderApp('/security', afterStepUp)
    await press(user, 'Enable MFA')
    await press(user, 'Authenticator app')
    await screen.findByRole('img', { name: 'QR code for your authenticator app' })
    const afterClick = accountCalls(requests)
    expect(afterClick.at(-1)).toBe('POST authentication-methods')

    history.back()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    history.forward()

    expect(
      within(await findDialog('Set up an authenticator app')).getByRole('button', { name: 'Continue' }),
    ).toBeVisible()
    expect(accountCalls(requests)).toEqual(afterClick)
  })
})

describe('a login method in the URL that the user does not have', () => {
  test.each(['rename', 'remove'])('%s: the dialog closes, and the page stays', async (action) => {
    await renderApp(`/security/${action}/totp%7Cdev_unknown?back=%2Finvitations`, { as: otto })
    await screen.findByText('iPhone')
    await waitFor(() => expect(currentUrl()).toBe('/security?back=%2Finvitations'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

describe('a URL from before dialogs had URLs of their own', () => {
  test.each([
    ['/tokens?status=active&replace=13702', '/tokens/13702/rotate?status=active', 'Rotate CI deploy'],
    ['/security?do=add&back=%2Finvitations', '/security/add?back=%2Finvitations', 'Enable MFA'],
    ['/security?do=add&type=totp', '/security/add/totp', 'Set up an authenticator app'],
    ['/security?do=password', '/security/password', 'Confirm it’s you'],
  ])('%s opens %s in the same history entry', async (old, current, title) => {
    const entries = history.length
    const { requests } = await renderApp(old)
    expect(await findDialog(title)).toBeInTheDocument()
    expect(currentUrl()).toBe(current)
    expect(history.length).toBe(entries)
    expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
  })

  test.each(['e-mail', 'anything'])('/security?do=%s opens the page alone and sends nothing', async (action) => {
    const { requests } = await renderApp(`/security?do=${action}&back=%2Finvitations`)
    expect(await screen.findByText('Not set up')).toBeVisible()
    expect(currentUrl()).toBe('/security?back=%2Finvitations')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
  })
})

describe('an API that config.json does not configure', () => {
  test.each([
    ['/api-keys', 'apiKeys'],
    ['/api-keys/new', 'apiKeys'],
    ['/tokens', 'manage'],
    ['/tokens/new', 'manage'],
    ['/tokens/13702/rotate', 'manage'],
    ['/tokens?replace=13702', 'manage'],
    ['/invitations', 'manage'],
    ['/notifications', 'manage'],
    ['/promo-codes', 'manage'],
  ] as const)('makes %s redirect to the not-found page, without a request to the API', async (url, api) => {
    const { requests } = await renderApp(url, { config: { [api]: undefined } })
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
    expect(location.pathname).toBe('/not-found')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    const base = { apiKeys: HAL_BASE, manage: MANAGE_BASE }[api]
    expect(requests.filter((line) => line.includes(base))).toEqual([])
  })
})
