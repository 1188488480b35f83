import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { demoConfig, MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { createToken, dialog, press, saveSecret, shownSecret, shownTokens, tokenRow, writes } from './tokens-page'

/** Records the bodies of the create requests. */
function recordCreateBodies(server: Awaited<ReturnType<typeof renderApp>>['server']) {
  const bodies: unknown[] = []
  server.events.on('request:start', async ({ request }) => {
    if (request.method === 'POST') bodies.push(await request.clone().json())
  })
  return bodies
}

describe('creating a token', () => {
  test('shows the value once, and stores it nowhere', async () => {
    const { user, queryClient, requests } = await renderApp('/tokens')

    await press(user, 'New token')
    await waitFor(() => expect(location.pathname).toBe('/tokens/new'))
    expect(writes(requests)).toEqual([])
    await createToken(user, 'CI release')

    const created = within(await dialog('Token created'))
    const secret = await shownSecret()
    expect(created.getByText('CI release is ready to use.')).toBeVisible()
    expect(created.getByText(/The token can’t be shown again/)).toBeVisible()
    expect(created.getByText(secret)).toHaveAttribute('translate', 'no')
    await user.keyboard('{Escape}')
    expect(await created.findByText(/Close without saving it/)).toBeVisible()
    await press(user, 'Keep it open')
    await saveSecret(user)

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(location.pathname).toBe('/tokens')
    expect((await shownTokens())[0]).toBe('CI release')
    expect(writes(requests)).toEqual(['POST'])
    const caches = [queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()]
    expect(JSON.stringify(caches.map((cache) => cache.map(({ state }) => state)))).not.toContain(secret)
    expect(document.documentElement.outerHTML + JSON.stringify(history.state) + location.href).not.toContain(secret)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(secret)
  })

  test('sends the chosen lifetime in seconds, and shows the exact expiry in the form', async () => {
    const { user, server } = await renderApp('/tokens/new')
    const bodies = recordCreateBodies(server)
    const form = within(await dialog('New token'))
    const [end] = form.getAllByText(/^Valid until \d+ \w+ \d{4}, \d\d:\d\d local time \(.*\d\d:\d\d UTC\)$/)
    expect(end).toBeVisible()
    await user.selectOptions(form.getByLabelText('Expires'), 'In 90 days')
    await createToken(user, ' CI release ')
    await dialog('Token created')
    expect(bodies).toEqual([{ description: 'CI release', expiresIn: 90 * 86_400 }])
    await saveSecret(user)
    expect(within(await tokenRow('CI release')).getByText(/^in (89|90) days$/)).toBeVisible()
  })

  test('accepts a custom number of hours, or a last day', async () => {
    const { user, server } = await renderApp('/tokens/new')
    const bodies = recordCreateBodies(server)
    const form = within(await dialog('New token'))
    await user.type(form.getByLabelText('Name'), 'CI')
    await user.selectOptions(form.getByLabelText('Expires'), 'After a number of hours…')
    await press(user, 'Create token')
    expect(await form.findByText('Use a whole number of hours, 1 or more.')).toBeVisible()
    expect(form.getByLabelText('Hours')).toBeInvalid()
    await user.type(form.getByLabelText('Hours'), '9000')
    expect(await form.findByText('A token can last at most 365 days here.')).toBeVisible()

    await user.selectOptions(form.getByLabelText('Expires'), 'On a date…')
    const day = new Date(Date.now() + 3 * 86_400_000)
    await user.clear(form.getByLabelText('Date'))
    await user.type(form.getByLabelText('Date'), new Intl.DateTimeFormat('en-CA').format(day))
    await press(user, 'Create token')
    await dialog('Token created')
    const end = new Date(day).setHours(23, 59, 0, 0)
    const [body] = bodies as { expiresIn: number }[]
    expect(Math.abs((body?.expiresIn ?? 0) - (end - Date.now()) / 1000)).toBeLessThan(30)
  })

  test('offers a real day for the date, which the user need not change', async () => {
    const { user } = await renderApp('/tokens/new?name=CI')
    await user.selectOptions(await screen.findByLabelText('Expires'), 'On a date…')
    expect(screen.getByLabelText('Date')).toHaveValue(
      new Intl.DateTimeFormat('en-CA').format(new Date(Date.now() + 2 * 3_600_000)),
    )
    await press(user, 'Create token')
    await dialog('Token created')
  })

  test('offers no lifetime beyond the configured maximum', async () => {
    await renderApp('/tokens/new', { config: { manage: { ...demoConfig.manage, maxTokenLifetimeDays: 30 } } })
    const choices = within(await screen.findByLabelText('Expires')).getAllByRole('option')
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      'In 2 hours',
      'In 24 hours',
      'In 7 days',
      'In 30 days',
      'After a number of hours…',
      'On a date…',
    ])
  })

  test('requires a name, and warns if another token has it', async () => {
    const { user, requests } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const form = within(await dialog('New token'))
    await press(user, 'Create token')
    expect(await form.findByText('Give the token a name.')).toBeVisible()
    await user.type(form.getByLabelText('Name'), 'CI deploy')
    expect(await form.findByText(/You already have a token with this name/)).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('creates one token when the button is double-clicked', async () => {
    const { user, requests } = await renderApp('/tokens/new?name=CI')
    await user.dblClick(await screen.findByRole('button', { name: 'Create token' }))
    await dialog('Token created')
    expect(writes(requests)).toEqual(['POST'])
  })

  test('tests the new token and shows its owner and expiry', async () => {
    const { user, requests } = await renderApp('/tokens/new?name=CI')
    await user.selectOptions(await screen.findByLabelText('Expires'), 'In 24 hours')
    await press(user, 'Create token')
    await dialog('Token created')
    await press(user, 'Test this token')
    expect(
      await screen.findByText(
        /^200 · \d+ ms · The token works\. It belongs to maria@example\.com and expires in 23 hours\.$/,
      ),
    ).toBeVisible()
    expect(requests.filter((line) => line.includes('verify'))).toEqual([`GET ${MANAGE_BASE}/manage/tokens/verify`])
  })

  test('shows an example with a masked token and copies it with the real one', async () => {
    const { user } = await renderApp('/tokens/new?name=CI')
    await press(user, 'Create token')
    const secret = await shownSecret()
    const example = screen.getByLabelText('Try it')
    expect(example).toHaveTextContent(`curl --fail-with-body -sSg \\ '${MANAGE_BASE}/manage/tokens/verify'`)
    expect(example).not.toHaveTextContent(secret)
    const copies = screen.getAllByRole('button', { name: /^Copy with/ })
    expect(copies.map((button) => button.ariaLabel)).toEqual(['Copy with $MANAGE_API_TOKEN', 'Copy with the token'])
    await press(user, 'Copy with $MANAGE_API_TOKEN')
    const command = await navigator.clipboard.readText()
    expect(command).toMatch(/^printf 'X-KBC-ManageApiToken: %s\\n' "\$MANAGE_API_TOKEN" \|\n {2}curl [^]* -H @-$/)
    expect(command).not.toContain(secret)
    await press(user, 'Copy with the token')
    expect(await navigator.clipboard.readText()).toContain(`-H 'X-KBC-ManageApiToken: ${secret}'`)
    expect(screen.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await press(user, 'Copy as .env')
    expect(await navigator.clipboard.readText()).toBe(`MANAGE_API_TOKEN=${secret}\n`)
    expect(screen.getByRole('button', { name: 'Done' })).not.toHaveAttribute('aria-disabled')
  })
})

test('selects the masked example and explains what to do when the browser blocks copying', async () => {
  const { user } = await renderApp('/tokens/new?name=CI')
  await press(user, 'Create token')
  const created = within(await dialog('Token created'))
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
  await press(user, 'Copy with the token')
  expect(await created.findByRole('alert')).toHaveTextContent(
    'Your browser blocked copying. The command is selected: press Ctrl+C or ⌘C, then put the token in place of the dots.',
  )
  expect(getSelection()?.toString()).toMatch(/^curl [^]*: ••••••••'$/)
  expect(screen.queryByText(/Reveal the text/)).not.toBeInTheDocument()
  await press(user, 'Copy with the token')
  expect(await created.findByText('Example copied')).toBeVisible()
  expect(created.queryByRole('alert')).not.toBeInTheDocument()
})

describe('when the server rejects a new token', () => {
  test.each([
    ['name', 'tokens-name-refused', 'Name', 'This name is reserved.'],
    ['lifetime', 'tokens-lifetime-refused', 'Expires', 'Tokens in your organization expire after at most 30 days.'],
  ] as const)(
    'shows a rejected %s next to its field, and keeps the entered values',
    async (_field, condition, label, message) => {
      const { user } = await renderApp('/tokens/new', { scenario: { condition } })
      await createToken(user, 'CI release')
      const form = within(await dialog('New token'))
      expect(await form.findByText(message)).toBeVisible()
      expect(form.getByLabelText(label)).toBeInvalid()
      expect(form.getByLabelText('Name')).toHaveValue('CI release')
      expect(form.queryByText('The server rejected the request.')).not.toBeInTheDocument()
    },
  )

  test('shows a rejected lifetime next to the custom hours when those were used', async () => {
    const { user } = await renderApp('/tokens/new', { scenario: { condition: 'tokens-lifetime-refused' } })
    await user.selectOptions(await screen.findByLabelText('Expires'), 'After a number of hours…')
    await user.type(screen.getByLabelText('Hours'), '1000')
    await createToken(user, 'CI release')
    await waitFor(() => expect(screen.getByLabelText('Hours')).toBeInvalid())
    expect(screen.getByLabelText('Expires')).toBeValid()
  })

  test('asks for a step-up login, and restores the form after it', async () => {
    const world = { scenario: { condition: 'tokens-sudo' as const } }
    const { user, identity, leave } = await renderApp('/tokens/new?name=CI', world)
    await user.selectOptions(await screen.findByLabelText('Expires'), 'After a number of hours…')
    await user.type(screen.getByLabelText('Hours'), '36')
    await press(user, 'Create token')
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Continue' }))
    const draft = { name: 'CI', lifetime: 'hours', hours: '36', date: '' }
    expect(identity.logIn).toHaveBeenCalledWith('/tokens/new?name=CI', { stepUp: 'recent', draft })

    leave()
    history.replaceState({ usr: { draft } }, '', '/tokens/new?name=CI')
    await renderApp('/tokens/new?name=CI', { keepsHistoryState: true })
    expect(await screen.findByLabelText('Name')).toHaveValue('CI')
    expect(screen.getByLabelText('Hours')).toHaveValue('36')
  })

  test.each([
    ['lacks a field', { name: 'CI' }],
    ['has a lifetime that the form does not offer', { name: 'CI', lifetime: 'forever', hours: '', date: '' }],
    ['is no object', 'CI'],
  ])('ignores a restored draft that %s', async (_problem, draft) => {
    history.replaceState({ usr: { draft } }, '', '/tokens/new?name=Backup')
    await renderApp('/tokens/new?name=Backup', { keepsHistoryState: true })

    expect(await screen.findByLabelText('Name')).toHaveValue('Backup')
    expect(screen.getByLabelText('Expires')).toHaveDisplayValue('In 2 hours')
  })
})
