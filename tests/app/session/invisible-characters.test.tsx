import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'
import { createJwt } from '~/demo/lib/jwt'
import { currentCode } from '~/demo/server'

import { listedKeyNames, renderApp } from '../../support/render-app'
import { beginAuthenticatorApp, chooseAction, dialog, press, openSecurity } from '../security/security-page'

const ZERO_WIDTH = '\u200B\u2060\uFEFF'

describe('a name of invisible characters only', () => {
  test.each([
    ['/api-keys/new', 'New API key', /Create/],
    ['/tokens/new', 'New token', 'Create token'],
  ])('is refused at %s', async (url, title, submit) => {
    const { user, requests } = await renderApp(url)
    const form = within(await dialog(title))
    await user.click(form.getByLabelText('Name'))
    await user.paste(ZERO_WIDTH)
    await user.click(form.getByRole('button', { name: submit }))
    expect(await form.findByText(/^Give the \w+ a name\.$/)).toBeInTheDocument()
    expect(requests.filter((line) => /^(POST|PUT)/.test(line))).toEqual([])
  })

  test('is refused for a login method', async () => {
    const { user, requests } = await renderApp('/security', { as: otto })
    await chooseAction(user, 'iPhone', 'Rename')
    const form = within(await dialog('Rename factor'))
    await user.clear(form.getByRole('textbox', { name: 'Name' }))
    await user.paste(ZERO_WIDTH)
    await user.click(form.getByRole('button', { name: 'Rename' }))
    expect(await form.findByText(/Enter a name/)).toBeInTheDocument()
    expect(requests.filter((line) => line.startsWith('PATCH'))).toEqual([])
  })
})

test.each([
  ['\u200BMaria \u202EReyes', 'MR'],
  ['Maria Reyes \uFFF9', 'MR'],
  ['\u200B \u2060É. van der Berg', 'ÉB'],
  ['\uFEFFmaria.reyes@example.com', 'M'],
  ['...', ''],
])('the initials of the user %j are %s', async (name, initials) => {
  await renderApp('/', { identity: () => ({ user: { id: maria.id, email: maria.email, name } }) })
  expect((await screen.findByRole('button', { name: /^Profile menu/ })).textContent).toBe(initials)
})

test.each([
  ['wide letters', '\uFF23\uFF29 deploy', 'CI deploy'],
  ['a decomposed accent', 'Cle\u0301', 'Cl\u00E9'],
])('a filter with %s finds the key', async (_kind, typed, found) => {
  const keys = ['CI deploy', 'Cl\u00E9'].map((name, index) => ({ id: `${index}`, name, clientId: name, _links: {} }))
  const page = { size: 20, totalElements: 2, totalPages: 1, number: 0 }
  const list = http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ _embedded: { apikeys: keys }, page }))
  const { user } = await renderApp('/api-keys', { handlers: [list] })
  await user.click(await screen.findByRole('searchbox'))
  await user.paste(typed)
  await waitFor(async () => expect(await listedKeyNames()).toEqual([found]))
})

test('a name keeps its emoji sequences whole', async () => {
  const { user } = await renderApp('/api-keys/new')
  const form = within(await dialog('New API key'))
  await user.click(form.getByLabelText('Name'))
  await user.paste('👩‍💻 laptop')
  await user.click(form.getByRole('button', { name: /Create/ }))
  expect((await screen.findAllByText(/👩‍💻 laptop/)).length).toBeGreaterThan(0)
})

test('a one-time code may contain invisible characters', async () => {
  const { user, database } = await openSecurity()
  await beginAuthenticatorApp(user)
  const field = await screen.findByRole('textbox', { name: 'Six-digit code' })
  const code = currentCode(database, maria)
  await user.click(field)
  await user.paste(`\u2060${code.slice(0, 3)}\u00AD\u200B${code.slice(3)}\uFEFF`)
  await press(user, 'Activate')
  expect(await dialog('A second factor is set up')).toBeInTheDocument()
})

test('a promo code is sent without invisible characters', async () => {
  const { user, server } = await renderApp('/promo-codes')
  const sent: unknown[] = []
  server.events.on('request:start', async ({ request }) => {
    if (request.method === 'POST') sent.push(await request.clone().json())
  })
  await user.click(await screen.findByRole('textbox', { name: 'Promo code' }))
  await user.paste('\uFEFFSPR\u00ADING\u2060 \u200B')
  await press(user, 'Apply')
  await screen.findAllByText(/SPRING/)
  expect(sent).toEqual([{ code: 'SPRING' }])
})

test.each([
  ['/api-keys', 'CI deploy'],
  ['/tokens', 'CI deploy'],
])('the filter of %s ignores invisible characters', async (url, name) => {
  const { user } = await renderApp(url)
  await user.click(await screen.findByRole('searchbox'))
  await user.paste(`\u200BCI\u2060 dep\u00ADloy\uFEFF`)
  expect(await screen.findByText(/^1 of/)).toBeInTheDocument()
  expect(screen.getByText(name)).toBeInTheDocument()
})

test('a pasted token may contain invisible characters, quotes and its header', async () => {
  const { user } = await renderApp('/api-keys')
  await listedKeyNames()
  await user.click(await screen.findByText('Whose token is this?'))
  await user.click(await screen.findByRole('textbox', { name: 'A token (JWT)' }))
  await user.paste(`"Authorization: Bearer \u200B${createJwt({ azp: 'elsewhere' })}"`)
  expect(await screen.findByText(/when it expires/)).toBeInTheDocument()
})
