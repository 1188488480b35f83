import { screen, waitFor, within } from '@testing-library/react'
import { getResponse, http, HttpResponse, type RequestHandler } from 'msw'
import { expect, test } from 'vitest'

import { createDemoHandlers } from '~/demo/server'
import type { WireApiKeyList } from '~/demo/wire'
import { HAL_BASE } from '~/demo/world'

import { openRowMenu, renderApp, shownNames } from '../../support/render-app'
import { deferred } from '../security/security-page'

const FOUR = ['CI deploy', 'laptop-2026-11', 'meltano-scheduler (prod)', 'notebooks']

/** Somebody who has picked keys, and is asked whether to delete them. */
async function pickAndAsk(names = FOUR) {
  const world = await renderApp('/api-keys')
  for (const name of names) await world.user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }))
  await world.user.click(screen.getByRole('button', { name: `Delete ${names.length} API keys` }))
  const dialog = await screen.findByRole('alertdialog', { name: `Delete ${names.length} API keys` })
  const begin = () => world.user.click(within(dialog).getByRole('button', { name: `Delete ${names.length} API keys` }))
  return { ...world, dialog, begin, deletions: () => deletionsAmong(world.requests) }
}

const deletionsAmong = (requests: string[]) => requests.filter((line) => line.startsWith('DELETE')).length

/** Undefined: as the demo's server answers. */
type Answer = Response | undefined

/** Lets the first deletions pass, and answers all that follow otherwise. */
function after(passed: number, answer: () => Answer | Promise<Answer>): RequestHandler {
  let asked = 0
  return http.delete(`${HAL_BASE}/apikeys/:id`, () => {
    asked += 1
    return asked > passed ? answer() : undefined
  })
}

/** Holds up the deletions that come, until they are let go. */
function heldUp(answer: () => Answer = () => undefined) {
  const gate = deferred<undefined>()
  return { handler: after(0, () => gate.promise.then(answer)), letGo: () => gate.resolve(undefined) }
}

const line = (dialog: HTMLElement, name: string) =>
  within(dialog)
    .getAllByRole('listitem')
    .find((item) => item.textContent.startsWith(name))

const conflict = () => HttpResponse.json({ message: 'The API key was modified' }, { status: 409 })
const demandLogin = () => HttpResponse.json({ code: 'manage.sudoRequired' }, { status: 403 })

test('a demand for a fresh login stops the rest, is made once, and what is left can be tried again', async () => {
  const { server, user, dialog, begin, deletions } = await pickAndAsk()
  server.use(after(1, demandLogin))
  await begin()
  const confirm = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
  expect(deletions()).toBe(2)
  await user.click(within(confirm).getByRole('button', { name: 'Cancel' }))

  expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
  expect(line(dialog, 'CI deploy')).toHaveTextContent('Deleted')
  expect(line(dialog, 'laptop-2026-11')).not.toHaveTextContent('Deleting')
  expect(within(dialog).getByRole('alert')).toHaveTextContent('This needs a fresh login')
  await waitFor(async () => expect(await shownNames()).not.toContain('CI deploy'))

  server.resetHandlers()
  await user.click(await within(dialog).findByRole('button', { name: 'Try 3 again' }))
  await screen.findByText('4 API keys deleted')
  expect(deletions()).toBe(5)
})

test('a server that wants a pause gets it: the rest is not sent, and the button waits', async () => {
  const { server, user, dialog, begin, deletions } = await pickAndAsk()
  server.use(after(2, () => HttpResponse.json({}, { status: 429, headers: { 'retry-after': '20' } })))
  await begin()
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Too many requests in a short time.')
  const again = await within(dialog).findByRole('button', { name: 'Try 2 again' })
  expect(again).toHaveAttribute('data-tip', expect.stringMatching(/^You can try again in \d+ s$/))
  await user.click(again)
  expect(deletions()).toBe(3)
})

test('a session that ends stops the rest', async () => {
  const { server, dialog, begin, deletions } = await pickAndAsk()
  server.use(after(1, () => new HttpResponse(null, { status: 401 })))
  await begin()
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  expect(line(dialog, 'CI deploy')).toHaveTextContent('Deleted')
  // The refused one is asked for a second time with a fresh token.
  expect(deletions()).toBe(3)
})

test('one that fails for itself stops nothing: the others go, and it says why it is there still', async () => {
  const { server, user, dialog, begin, deletions } = await pickAndAsk(FOUR.slice(1))
  server.use(http.delete(`${HAL_BASE}/apikeys/:id`, conflict, { once: true }))
  await begin()
  const again = await within(dialog).findByRole('button', { name: 'Try 1 again' })
  const failed = within(line(dialog, 'laptop-2026-11') ?? dialog)
  expect(failed.getByText('It was changed elsewhere in the meantime.')).toBeVisible()
  await user.click(await failed.findByText('Details'))
  expect(failed.getByText('The API key was modified')).toBeVisible()
  expect(failed.getByText(/ · DELETE \/api\/apikeys\/\S+ · 409 · conflict · /)).toBeVisible()
  expect(within(dialog).getAllByText('Details')).toHaveLength(1)
  await user.click(again)
  await screen.findByText('3 API keys deleted')
  expect(deletions()).toBe(4)
})

test('while they go, each says how far it is, and all together too', async () => {
  const { server, dialog, begin } = await pickAndAsk()
  const { promise, resolve } = deferred<Response>()
  server.use(after(1, () => promise))
  await begin()
  expect(await within(dialog).findAllByText('1 of 4 deleted')).not.toHaveLength(0)
  expect(line(dialog, 'CI deploy')).toHaveTextContent('Deleted')
  expect(line(dialog, 'laptop-2026-11')).toHaveTextContent('Deleting')
  expect(line(dialog, 'notebooks')).toHaveTextContent('Waiting')
  resolve(demandLogin())
  await screen.findByRole('dialog', { name: 'Confirm it’s you' })
})

test('who closes the dialog stops it: the one under way goes, and nothing after it', async () => {
  const { server, user, dialog, begin, deletions } = await pickAndAsk()
  const { handler, letGo } = heldUp()
  server.use(handler)
  await begin()
  await user.click(await within(dialog).findByRole('button', { name: 'Close' }))
  letGo()
  expect(await screen.findByText('1 of 4 deleted.')).toBeVisible()
  // The list is asked for again when the one is gone.
  await waitFor(async () => expect(await shownNames()).not.toContain('CI deploy'))
  expect(await shownNames()).toContain('laptop-2026-11')
  expect(deletions()).toBe(1)
})

test('who closes the dialog is told of the one under way when it fails, and how many are gone', async () => {
  const { server, user, dialog, begin, deletions } = await pickAndAsk()
  const gate = deferred<undefined>()
  server.use(after(1, () => gate.promise.then(conflict)))
  await begin()
  await within(dialog).findAllByText('1 of 4 deleted')
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  gate.resolve(undefined)
  expect(
    await screen.findByText('1 of 4 deleted. Deleting laptop-2026-11: It was changed elsewhere in the meantime.'),
  ).toBeVisible()
  expect(deletions()).toBe(2)
})

test('who closes the dialog of a single one is told which could not be deleted', async () => {
  const { server, user } = await renderApp('/api-keys')
  const { handler, letGo } = heldUp(conflict)
  await openRowMenu(user, 'CI deploy', 'Delete…')
  server.use(handler)
  await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  letGo()
  expect(await screen.findByText('Deleting CI deploy: It was changed elsewhere in the meantime.')).toBeVisible()
})

test('a demand for a login that comes after the dialog was closed is not made', async () => {
  const { server, user, dialog, begin, requests } = await pickAndAsk()
  const { handler, letGo } = heldUp(demandLogin)
  server.use(handler)
  let hasAnswered = false
  server.events.on('response:mocked', ({ request }) => {
    hasAnswered ||= request.method === 'DELETE'
  })
  await begin()
  await waitFor(() => expect(deletionsAmong(requests)).toBe(1))
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  letGo()
  await waitFor(() => expect(hasAnswered).toBe(true))
  await openRowMenu(user, 'notebooks', 'Rename')
  await screen.findByRole('dialog', { name: 'Rename API key' })
  expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
})

test('a late answer is said, and closes no other dialog', async () => {
  const { server, user } = await renderApp('/api-keys')
  const { handler, letGo } = heldUp()
  await openRowMenu(user, 'CI deploy', 'Delete…')
  server.use(handler)
  await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await openRowMenu(user, 'notebooks', 'Rename')
  await screen.findByRole('dialog', { name: 'Rename API key' })
  letGo()
  await screen.findByText('CI deploy deleted')
  expect(screen.getByRole('dialog', { name: 'Rename API key' })).toBeInTheDocument()
})

test('one that the server does not let go is not asked for, and says why; the others go', async () => {
  const { server, user, database, requests } = await renderApp('/api-keys?filter=zzz')
  server.use(
    http.get(`${HAL_BASE}/apikeys/`, async ({ request }) => {
      const answer = await getResponse(createDemoHandlers(database), request)
      const list = (await answer?.json()) as WireApiKeyList
      const kept = list._embedded?.apikeys.find(({ name }) => name === 'laptop-2026-11')
      if (kept) kept._links = {}
      return HttpResponse.json(list)
    }),
  )
  await user.click(await screen.findByRole('button', { name: 'Clear filter' }))
  for (const name of ['CI deploy', 'laptop-2026-11']) {
    await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }))
  }
  await user.click(screen.getByRole('button', { name: 'Delete 2 API keys' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete 2 API keys' })
  const submit = within(dialog).getByRole('button', { name: 'Delete 2 API keys' })
  await user.click(submit)
  expect(await within(dialog).findByText('Deleted')).toBeInTheDocument()
  expect(line(dialog, 'laptop-2026-11')).toHaveTextContent('The server does not offer this to you.')
  await waitFor(() => expect(submit).toHaveAttribute('data-tip', 'The server does not offer this to you.'))
  expect(deletionsAmong(requests)).toBe(1)
})

test('of very many a hundred are shown, the number of the others, and afterwards those that failed', async () => {
  const { user, server } = await renderApp('/api-keys', { scenario: { data: 'keys-2000' } })
  for (let page = 1; page <= 6; page += 1) {
    await screen.findByText(`Page ${page} of 100`)
    await waitFor(() => expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false'))
    await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }))
    await user.click(screen.getByRole('button', { name: 'Next' }))
  }
  await user.click(screen.getByRole('button', { name: 'Delete 120 API keys' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete 120 API keys' })
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(101)
  expect(within(dialog).getByText('and 20 more')).toBeInTheDocument()

  server.use(after(110, conflict))
  await user.click(within(dialog).getByRole('button', { name: 'Delete 120 API keys' }))
  // A hundred and twenty answers, one after the other.
  await within(dialog).findByRole('button', { name: 'Try 10 again' }, { timeout: 50_000 })
  expect(within(dialog).getAllByText('It was changed elsewhere in the meantime.')).toHaveLength(10)
  expect(within(dialog).getByText('and 10 more')).toBeInTheDocument()
}, 60_000)
