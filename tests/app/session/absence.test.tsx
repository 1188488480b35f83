import { screen, within } from '@testing-library/react'
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { describe, expect, test } from 'vitest'

import { HAL_BASE, MANAGE_BASE, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { rotationUrl, storedRotations, storeRotations, TOKENS_URL } from '../management-tokens/tokens-page'
import { findAllItems, findItem } from '../overview/overview-page'
import { beginAuthenticatorApp, openSecurity, press, problem, typeCode } from '../security/security-page'

/** A list with unreadable rows does not prove that something is missing. */

const CURRENT_USER = `${MANAGE_BASE}/manage/current-user`
const answer = (url: string, body: JsonBodyType) => http.get(url, () => HttpResponse.json(body))
const oddToken = { id: 2, description: 'second', expires: '2027-01-01' }
const goodToken = { id: 1, description: 'first', created: '2026-01-01T00:00:00Z', expires: null }
const password = { id: 'password|1', type: 'password' }
const totp = { id: 'totp|1', type: 'totp', name: 'Phone', confirmed: true, usage: ['secondary'] }
const oddTotp = { ...totp, confirmed: 'yes' }
const methods = (...list: object[]) =>
  http.get(`${MY_ACCOUNT_BASE}/authentication-methods`, () => HttpResponse.json({ authentication_methods: list }))

describe('the rotation of a token', () => {
  test('does not say that an unreadable token no longer exists, and goes on after a reload', async () => {
    const { user, server } = await renderApp('/tokens/2/rotate', {
      handlers: [answer(TOKENS_URL, [goodToken, oddToken])],
    })
    expect(
      await screen.findByText('Could not find this token. Some tokens in the list could not be read.'),
    ).toBeVisible()
    expect(screen.queryByText(/no longer exists/)).not.toBeInTheDocument()

    server.use(answer(TOKENS_URL, [goodToken, { ...oddToken, expires: null }]))
    await press(user, 'Reload')
    expect(await screen.findByRole('button', { name: 'Create new token' })).toBeVisible()
  })

  test.each([
    ['new', '1', '2', 'Could not find new token 2. Some tokens in the list could not be read.'],
    ['old', '2', '1', 'Could not find this token. Some tokens in the list could not be read.'],
  ])('does not forget itself when the %s token is unreadable', async (_which, oldId, newId, text) => {
    storeRotations({ oldId, newId, isSaved: true })
    const { user } = await renderApp(rotationUrl(oldId), { handlers: [answer(TOKENS_URL, [goodToken, oddToken])] })
    expect(await screen.findByText(text)).toBeVisible()
    await press(user, 'Close')
    expect(storedRotations()).toContain(newId)
  })

  test('says that the token no longer exists when every row of the list can be read', async () => {
    await renderApp('/tokens/2/rotate', { handlers: [answer(TOKENS_URL, [goodToken])] })
    expect(await screen.findByText('This token no longer exists.')).toBeVisible()
  })
})

describe('the security check-up', () => {
  const MFA = 'Could not check multi-factor authentication'

  test('does not say that MFA is off, and checks again on request', async () => {
    const { user, server } = await renderApp('/', { handlers: [methods(password, oddTotp)] })
    const item = await findItem(MFA)
    expect(item).toHaveTextContent(/^Not checked: .*Some of your login methods could not be read\./)
    expect((await findAllItems()).join()).not.toMatch(/is off/)

    server.use(methods(password, totp))
    await user.click(within(item).getByRole('button', { name: 'Try again' }))
    expect(await findItem('A second factor is set up')).toBe(item)
  })

  test('does not say that MFA cannot be set up when a factor is unreadable', async () => {
    await renderApp('/', {
      handlers: [
        methods(password),
        answer(`${MY_ACCOUNT_BASE}/factors`, { factors: [{ type: 'passkey' }, { type: 7 }] }),
      ],
    })
    expect(await findItem(MFA)).toHaveTextContent(/^Not checked: /)
  })

  test('does not say that the user has no recovery code', async () => {
    await renderApp('/', {
      handlers: [methods(password, totp, { id: 'recovery-code|1', type: 'recovery-code', confirmed: 7 })],
    })
    expect(await findItem('Could not check your recovery code')).toHaveTextContent(/^Not checked: /)
    expect((await findAllItems()).join()).not.toMatch(/You have no recovery code/)
  })

  test('does not call the tokens, keys and invitations fine', async () => {
    const key = { id: '1', created: '2026-11-01T10:00:00', name: 'Key', clientId: 'c', _links: {} }
    const invitation = { id: 1, project: { id: 2, name: 'Vault' }, expires: '2020-01-01T00:00:00Z' }
    await renderApp('/', {
      handlers: [
        answer(TOKENS_URL, [goodToken, oddToken]),
        answer(`${HAL_BASE}/apikeys/`, { _embedded: { apikeys: [key, { ...key, id: '2', clientId: 7 }] } }),
        answer(`${CURRENT_USER}/projects-invitations`, [invitation, { id: 3, project: null }]),
        answer(`${CURRENT_USER}/organizations-invitations`, []),
        answer(`${MANAGE_BASE}/manage/notifications`, [
          { id: 'a', isRead: true, title: 'A' },
          { id: 'b', title: 5 },
        ]),
      ],
    })
    for (const what of ['access tokens', 'API keys', 'invitations', 'notifications']) {
      expect(await findItem(`Could not check all ${what}`)).toHaveTextContent(
        /Some items of the list could not be read\./,
      )
    }
    expect((await findAllItems()).join()).not.toMatch(
      /No expired tokens|No token expires|older than a year|No invitation|No unread/,
    )
  })
})

describe('the Security page', () => {
  test('does not say that MFA is off, and reloads on request', async () => {
    const { user, server } = await renderApp('/security', { handlers: [methods(password, oddTotp)] })
    expect(await screen.findByText('1 item could not be read.')).toBeInTheDocument()
    expect(screen.queryByText('Not set up')).not.toBeInTheDocument()
    expect(screen.queryByText('None')).not.toBeInTheDocument()
    server.use(methods(password, totp))
    await press(user, 'Reload')
    expect(await screen.findByText('Phone')).toBeInTheDocument()
    expect(screen.queryByText('1 item could not be read.')).not.toBeInTheDocument()
  })

  test('does not say that a factor is the last one when another may be', async () => {
    const { user, server } = await renderApp('/security/remove/totp%7C1', {
      handlers: [methods(password, totp, { ...oddTotp, id: 'email|1', type: 'email' })],
    })
    const dialog = await screen.findByRole('alertdialog', { name: 'Remove Phone' })
    expect(dialog).toHaveTextContent(/Phone.* may be your last factor: some of your login methods could not be read\./)
    expect(within(dialog).getByLabelText('Type “turn off” to confirm')).toBeVisible()

    server.use(methods(password, totp, { ...totp, id: 'email|1', type: 'email', name: 'Mail' }))
    await user.click(within(dialog).getByRole('button', { name: 'Reload' }))
    expect(await screen.findByText(/^You won’t be able to log in with it\./)).toBeVisible()
  })
})

test('an invitation that is missing from a list with unreadable rows is not taken for accepted', async () => {
  const invitations = `${CURRENT_USER}/projects-invitations`
  const project = { id: 2, name: 'Vault' }
  const { user, server } = await renderApp('/invitations', {
    handlers: [
      answer(invitations, [
        { id: 1, project },
        { id: 3, project: { id: 4, name: 'Other' } },
      ]),
      http.put(`${invitations}/1`, () => HttpResponse.error()),
    ],
  })
  await screen.findByRole('button', { name: 'Accept the invitation to Vault' })
  server.use(
    answer(invitations, [
      { id: 1, project: null },
      { id: 3, project: { id: 4, name: 'Other' } },
    ]),
  )
  await press(user, 'Accept the invitation to Vault')
  expect(
    await screen.findByText(
      /^Could not check whether the invitation to .*Vault.* was accepted, because some invitations could not be read\./,
    ),
  ).toBeVisible()
  expect(screen.queryByText(/You may be a member/)).not.toBeInTheDocument()
})

test('a promo code that is missing from a list with unreadable rows is not called missing', async () => {
  const codes = `${CURRENT_USER}/promo-codes`
  const { user } = await renderApp('/promo-codes', {
    handlers: [answer(codes, [{ code: 'A' }, { code: 7 }]), http.post(codes, () => HttpResponse.error())],
  })
  await screen.findByRole('rowheader', { name: 'A' })
  await user.type(screen.getByRole('textbox', { name: 'Promo code' }), 'B')
  await press(user, 'Apply')
  expect(await screen.findByText(/^Could not check whether the code was applied\./)).toBeVisible()
})

test('the page of an API key does not say that the key does not exist while the list has unreadable keys', async () => {
  const key = { id: '1', name: 'Key', clientId: 'c', _links: {} }
  const { user, server } = await renderApp('/api-keys', {
    handlers: [
      answer(`${HAL_BASE}/apikeys/`, { _embedded: { apikeys: [key, { ...key, id: '2', clientId: 7 }] } }),
      http.get(`${HAL_BASE}/apikeys/:id`, () => new HttpResponse(null, { status: 404 })),
    ],
  })
  await user.click(await screen.findByRole('link', { name: 'Key' }))
  expect(await screen.findByText('Could not find this API key')).toBeVisible()
  expect(screen.queryByText('This API key does not exist')).not.toBeInTheDocument()
  server.use(answer(`${HAL_BASE}/apikeys/:id`, key))
  await press(user, 'Reload')
  expect(await screen.findByRole('heading', { level: 1, name: 'Key' })).toBeVisible()
})

test('a factor whose set-up ended with a lost response and an unreadable row is not called unchanged', async () => {
  const { user, server } = await openSecurity()
  await beginAuthenticatorApp(user)
  const verify = `${MY_ACCOUNT_BASE}/authentication-methods/:id/verify`
  server.use(http.post(verify, () => HttpResponse.error()))
  await typeCode(user, '123456')
  await screen.findByText('Could not complete the set-up.')
  server.use(
    http.post(verify, () => problem(404, 'expired')),
    methods(password, oddTotp),
  )
  await typeCode(user, '123456')
  expect(await screen.findByText(/^This set-up has expired\. Could not check whether it was added/)).toBeVisible()
})
