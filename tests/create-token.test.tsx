import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { demoConfig, MANAGE_BASE } from '~/demo/world'

import { renderApp } from './render-app'
import { deferred } from './security-page'
import {
  answerOnce,
  dialog,
  keepSecret,
  press,
  secretShown,
  shownTokens,
  tokenRow,
  TOKENS_URL,
  writes,
} from './tokens-page'

async function create(user: UserEvent, name: string) {
  const form = within(await dialog('New token'))
  await user.type(form.getByLabelText('Name'), name)
  await user.click(form.getByRole('button', { name: 'Create token' }))
}

/** The bodies of what was sent to create tokens. */
function watchBodies(server: Awaited<ReturnType<typeof renderApp>>['server']) {
  const bodies: unknown[] = []
  server.events.on('request:start', async ({ request }) => {
    if (request.method === 'POST') bodies.push(await request.clone().json())
  })
  return bodies
}

describe('a new token', () => {
  test('is shown once, and is nowhere afterwards', async () => {
    const { user, queryClient, requests } = await renderApp('/tokens')
    await press(user, 'New token')
    await waitFor(() => expect(location.pathname).toBe('/tokens/new'))
    expect(writes(requests)).toEqual([])
    await create(user, 'CI release')

    const created = within(await dialog('Token created'))
    const secret = await secretShown()
    expect(created.getByText('CI release is ready to use.')).toBeVisible()
    expect(created.getByText(/It cannot be retrieved again/)).toBeVisible()
    expect(created.getByText(secret)).toHaveAttribute('translate', 'no')
    await user.keyboard('{Escape}')
    expect(await created.findByText(/Close it without having saved it/)).toBeVisible()
    await press(user, 'Keep it open')
    await keepSecret(user)

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(location.pathname).toBe('/tokens')
    expect((await shownTokens())[0]).toBe('CI release')
    expect(writes(requests)).toEqual(['POST'])
    const caches = [queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()]
    expect(JSON.stringify(caches.map((cache) => cache.map(({ state }) => state)))).not.toContain(secret)
    expect(document.documentElement.outerHTML + JSON.stringify(history.state) + location.href).not.toContain(secret)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(secret)
  })

  test('lives as long as was chosen, in seconds, and the moment of its end is said before', async () => {
    const { user, server } = await renderApp('/tokens/new')
    const bodies = watchBodies(server)
    const form = within(await dialog('New token'))
    const [end] = form.getAllByText(/^Good until \d+ \w+ \d{4}, \d\d:\d\d local time \(.*\d\d:\d\d UTC\)$/)
    expect(end).toBeVisible()
    await user.selectOptions(form.getByLabelText('Expires'), 'In 90 days')
    await create(user, ' CI release ')
    await dialog('Token created')
    expect(bodies).toEqual([{ description: 'CI release', expiresIn: 90 * 86_400 }])
    await keepSecret(user)
    expect(within(await tokenRow('CI release')).getByText(/^in (89|90) days$/)).toBeVisible()
  })

  test('may live for hours of one’s own, or until a day', async () => {
    const { user, server } = await renderApp('/tokens/new?name=CI&hours=36')
    const bodies = watchBodies(server)
    const form = within(await dialog('New token'))
    expect(form.getByLabelText('Name')).toHaveValue('CI')
    expect(form.getByLabelText('Hours')).toHaveValue('36')
    await user.clear(form.getByLabelText('Hours'))
    await press(user, 'Create token')
    expect(await form.findByText('Use a whole number of hours, 1 or more.')).toBeVisible()
    expect(form.getByLabelText('Hours')).toBeInvalid()
    await user.type(form.getByLabelText('Hours'), '9000')
    expect(await form.findByText('A token lives for at most 365 days here.')).toBeVisible()

    await user.selectOptions(form.getByLabelText('Expires'), 'On a date…')
    const day = new Date(Date.now() + 3 * 86_400_000)
    await user.type(form.getByLabelText('Date'), new Intl.DateTimeFormat('en-CA').format(day))
    await press(user, 'Create token')
    await dialog('Token created')
    const end = new Date(day).setHours(23, 59, 0, 0)
    const [body] = bodies as { expiresIn: number }[]
    expect(Math.abs((body?.expiresIn ?? 0) - (end - Date.now()) / 1000)).toBeLessThan(30)
  })

  test('lives no longer than the configuration allows', async () => {
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

  test('needs a name, and is warned of one that is taken', async () => {
    const { user, requests } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const form = within(await dialog('New token'))
    await press(user, 'Create token')
    expect(await form.findByText('Give the token a name.')).toBeVisible()
    await user.type(form.getByLabelText('Name'), 'CI deploy')
    expect(await form.findByText(/You have a token of this name already/)).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test('is made once by a double click', async () => {
    const { user, requests } = await renderApp('/tokens/new?name=CI')
    await user.dblClick(await screen.findByRole('button', { name: 'Create token' }))
    await dialog('Token created')
    expect(writes(requests)).toEqual(['POST'])
  })

  test('can be tried out, with a word about whose it is and how long it lives', async () => {
    const { user, requests } = await renderApp('/tokens/new?name=CI&hours=24')
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

  test('comes with a command that has a mask on screen, and the token on the clipboard', async () => {
    const { user } = await renderApp('/tokens/new?name=CI')
    await press(user, 'Create token')
    const secret = await secretShown()
    const example = screen.getByLabelText('Try it')
    expect(example).toHaveTextContent(`curl --fail-with-body -sSg \\ '${MANAGE_BASE}/manage/tokens/verify'`)
    expect(example).not.toHaveTextContent(secret)
    await press(user, 'Copy with the token')
    expect(await navigator.clipboard.readText()).toContain(`-H 'X-KBC-ManageApiToken: ${secret}'`)
    expect(screen.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
    await press(user, 'Copy as .env')
    expect(await navigator.clipboard.readText()).toBe(`MANAGE_API_TOKEN=${secret}\n`)
    expect(screen.getByRole('button', { name: 'Done' })).not.toHaveAttribute('aria-disabled')
  })
})

describe('a refusal', () => {
  test.each([
    ['name', 'tokens-name-refused', 'Name', 'This name is reserved.'],
    ['lifetime', 'tokens-lifetime-refused', 'Expires', 'Tokens of your organization live for at most 30 days.'],
  ] as const)(
    'of the %s stands beside its field, and nothing typed is lost',
    async (_what, condition, label, words) => {
      const { user } = await renderApp('/tokens/new', { scenario: { condition } })
      await create(user, 'CI release')
      const form = within(await dialog('New token'))
      expect(await form.findByText(words)).toBeVisible()
      expect(form.getByLabelText(label)).toBeInvalid()
      expect(form.getByLabelText('Name')).toHaveValue('CI release')
      expect(form.queryByText('The server did not accept this.')).not.toBeInTheDocument()
    },
  )

  test('of hours of one’s own stands beside them', async () => {
    const { user } = await renderApp('/tokens/new?hours=1000', { scenario: { condition: 'tokens-lifetime-refused' } })
    await create(user, 'CI release')
    await waitFor(() => expect(screen.getByLabelText('Hours')).toBeInvalid())
    expect(screen.getByLabelText('Expires')).toBeValid()
  })

  test('for want of a fresh login leaves for one with what was typed, and comes back to it', async () => {
    const world = { scenario: { condition: 'tokens-sudo' as const } }
    const { user, identity, leave } = await renderApp('/tokens/new?name=CI', world)
    await user.selectOptions(await screen.findByLabelText('Expires'), 'After a number of hours…')
    await user.type(screen.getByLabelText('Hours'), '36')
    await press(user, 'Create token')
    await user.click(within(await dialog('Confirm it’s you')).getByRole('button', { name: 'Continue' }))
    const typed = { name: 'CI', lifetime: 'hours', hours: '36', date: '' }
    expect(identity.signIn).toHaveBeenCalledWith('/tokens/new?name=CI', { stepUp: 'recent', typed })

    leave()
    history.replaceState({ usr: { typed } }, '', '/tokens/new?name=CI')
    await renderApp('/tokens/new?name=CI', { keepsHistoryState: true })
    expect(await screen.findByLabelText('Name')).toHaveValue('CI')
    expect(screen.getByLabelText('Hours')).toHaveValue('36')
  })
})

describe('an answer that never arrives', () => {
  test('may have made a token: it is named, and deleted before another is made', async () => {
    const { user, change, requests } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    await create(user, 'CI release')
    const form = within(await dialog('New token'))
    expect(
      await form.findByText(/^The token 14001 was made, but the answer with its value never arrived/),
    ).toBeVisible()
    change({ condition: 'normal' })
    await press(user, 'Delete it and create again')
    await secretShown()
    expect(writes(requests)).toEqual(['POST', 'DELETE /14001', 'POST'])
    await keepSecret(user)
    await waitFor(async () => expect((await shownTokens()).filter((name) => name === 'CI release')).toHaveLength(1))
  })

  test('may have made none: then it is safe to try again', async () => {
    const { user, requests } = await renderApp('/tokens', { scenario: { condition: 'tokens-create-fails' } })
    await shownTokens()
    await press(user, 'New token')
    await create(user, 'CI release')
    expect(await screen.findByText('No token was made: you can try again.')).toBeVisible()
    await press(user, 'Try again')
    await secretShown()
    expect(writes(requests)).toEqual(['POST', 'POST'])
  })

  test('is a question that stays open when the list cannot be asked either', async () => {
    const { user, change, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    server.use(answerOnce('post', '', () => HttpResponse.error()))
    change({ condition: 'offline-api' })
    await create(user, 'CI release')
    expect(await screen.findByText(/^Whether a token was made is not known/)).toBeVisible()
    expect(screen.getByLabelText('Name')).toHaveValue('CI release')
  })

  test('is no reason to take somebody else’s new token for one’s own', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const other = {
      id: 7,
      description: 'CI release',
      created: '2024-01-01T00:00:00Z',
      lastUsed: '2024-02-01T00:00:00Z',
    }
    server.use(
      answerOnce('post', '', () => HttpResponse.error()),
      http.get(TOKENS_URL, () => HttpResponse.json([other])),
    )
    await create(user, 'CI release')
    expect(await screen.findByText(/^Whether a token was made is not known/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Delete it and create again' })).not.toBeInTheDocument()
  })

  test('leaves a token that cannot be deleted: then another can be made beside it', async () => {
    const { user, change, server } = await renderApp('/tokens', { scenario: { condition: 'tokens-lost' } })
    await shownTokens()
    await press(user, 'New token')
    await create(user, 'CI release')
    await screen.findByText(/^The token 14001 was made/)
    change({ condition: 'normal' })
    server.use(answerOnce('delete', '/14001', () => HttpResponse.json({ error: 'Access denied.' }, { status: 403 })))
    await press(user, 'Delete it and create again')
    expect(
      await screen.findByText('The token 14001 could not be deleted. You can make another beside it.'),
    ).toBeVisible()
    await press(user, 'Create anyway')
    expect(await secretShown()).toMatch(/^14002-/)
  })
})

describe('a token under way', () => {
  test('is waited for: whoever leaves the dialog would never see its value', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    const answer = deferred<Response>()
    server.use(answerOnce('post', '', () => answer.promise))
    await create(user, 'CI release')
    await user.keyboard('{Escape}')
    await press(user, 'Cancel')
    expect(screen.getByRole('dialog', { name: 'New token' })).toBeVisible()
    answer.resolve(HttpResponse.json({ error: 'Access denied.' }, { status: 403 }))
    await screen.findByText('Your account is not allowed to do this.')
    await press(user, 'Cancel')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  test('stays on screen when the list is not there a moment later', async () => {
    const { user, server } = await renderApp('/tokens')
    await shownTokens()
    await press(user, 'New token')
    server.use(http.get(TOKENS_URL, () => HttpResponse.json({ error: 'Not found.' }, { status: 404 })))
    await create(user, 'CI release')
    const secret = await secretShown()
    expect(await screen.findByText('The tokens could not be loaded.')).toBeInTheDocument()
    expect(screen.getByText(secret)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Access tokens', hidden: true })).toBeInTheDocument()
  })
})
