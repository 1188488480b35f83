import { screen, waitFor, within } from '@testing-library/react'
import { getResponse, http, HttpResponse, type RequestHandler } from 'msw'
import { describe, expect, test } from 'vitest'

import { createDemoHandlers } from '~/demo/server'
import type { ApiKeyListJson } from '~/demo/data/api-json'
import { HAL_BASE } from '~/demo/demo-config'

import { openRowMenu, renderApp, listedKeyNames } from '../../support/render-app'
import { deferred } from '../security/security-page'

const FOUR_KEYS = ['CI deploy', 'laptop-2026-11', 'meltano-scheduler (prod)', 'notebooks']
const CONFLICT = 'It was changed elsewhere in the meantime.'

/** Selects the keys and opens the dialog that deletes them. */
async function openDeleteDialog(names = FOUR_KEYS) {
  const app = await renderApp('/api-keys')
  for (const name of names) await app.user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }))
  const label = `Delete ${names.length} API keys`
  await app.user.click(screen.getByRole('button', { name: label }))
  const dialog = await screen.findByRole('alertdialog', { name: label })
  const confirm = () => app.user.click(within(dialog).getByRole('button', { name: label }))
  return { ...app, dialog, confirm, countDeletions: () => countDeletions(app.requests) }
}

const countDeletions = (requests: string[]) => requests.filter((line) => line.startsWith('DELETE')).length

/** A response, or undefined to let the demo server respond. */
type Reply = Response | undefined

/** Passes the first `passed` deletions on to the demo server, and answers all later ones with `reply`. */
function replyAfter(passed: number, reply: () => Reply | Promise<Reply>): RequestHandler {
  let received = 0
  return http.delete(`${HAL_BASE}/apikeys/:id`, () => {
    received += 1
    return received > passed ? reply() : undefined
  })
}

/** Holds back the response to every deletion until `release` is called. */
function heldResponse(reply: () => Reply = () => undefined) {
  const gate = deferred<undefined>()
  return { handler: replyAfter(0, () => gate.promise.then(reply)), release: () => gate.resolve(undefined) }
}

function lineOf(dialog: HTMLElement, name: string): HTMLElement {
  const line = within(dialog)
    .getAllByRole('listitem')
    .find((item) => item.textContent.startsWith(name))
  if (!line) throw new Error(`The dialog has no line for ${name}.`)
  return line
}

const conflict = () => HttpResponse.json({ message: 'The API key was modified' }, { status: 409 })
const stepUpRequired = () => HttpResponse.json({ code: 'manage.sudoRequired' }, { status: 403 })

describe('deleting several keys', () => {
  test('shows the result of each key and the progress of all', async () => {
    const { server, dialog, confirm } = await openDeleteDialog()
    const { promise, resolve } = deferred<Response>()
    server.use(replyAfter(1, () => promise))

    await confirm()

    expect(await within(dialog).findAllByText('1 of 4 deleted')).not.toHaveLength(0)
    expect(lineOf(dialog, 'CI deploy')).toHaveTextContent('Deleted')
    expect(lineOf(dialog, 'laptop-2026-11')).toHaveTextContent('Deleting')
    expect(lineOf(dialog, 'notebooks')).toHaveTextContent('Waiting')
    resolve(stepUpRequired())
    await screen.findByRole('dialog', { name: 'Confirm it’s you' })
  })

  test('continues after a key fails, shows why it failed, and retries only that key', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog(FOUR_KEYS.slice(1))
    server.use(http.delete(`${HAL_BASE}/apikeys/:id`, conflict, { once: true }))

    await confirm()

    const retry = await within(dialog).findByRole('button', { name: 'Try 1 again' })
    const failed = within(lineOf(dialog, 'laptop-2026-11'))
    expect(failed.getByText(CONFLICT)).toBeVisible()
    await user.click(await failed.findByText('Details'))
    expect(failed.getByText('The API key was modified')).toBeVisible()
    expect(failed.getByText(/ · DELETE \/api\/apikeys\/\S+ · 409 · conflict · /)).toBeVisible()
    expect(within(dialog).getAllByText('Details')).toHaveLength(1)

    await user.click(retry)
    await screen.findByText('3 API keys deleted')
    expect(count()).toBe(4)
  })

  test('skips a key that the user is not allowed to delete, and explains why it is still there', async () => {
    const { server, user, database, requests } = await renderApp('/api-keys?filter=zzz')
    server.use(
      http.get(`${HAL_BASE}/apikeys/`, async ({ request }) => {
        const response = await getResponse(createDemoHandlers(database), request)
        const list = (await response?.json()) as ApiKeyListJson
        const readOnly = list._embedded?.apikeys.find(({ name }) => name === 'laptop-2026-11')
        if (readOnly) readOnly._links = {}
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
    expect(lineOf(dialog, 'laptop-2026-11')).toHaveTextContent('The server does not allow you to do this.')
    await waitFor(() => expect(submit).toHaveAttribute('data-tip', 'The server does not allow you to do this.'))
    expect(countDeletions(requests)).toBe(1)
  })

  test('lists 100 of 120 keys, counts the others, and afterwards lists every key that failed', async () => {
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

    server.use(replyAfter(110, conflict))
    await user.click(within(dialog).getByRole('button', { name: 'Delete 120 API keys' }))

    // The dialog sends 120 requests, one after the other.
    await within(dialog).findByRole('button', { name: 'Try 10 again' }, { timeout: 200_000 })
    expect(within(dialog).getAllByText(CONFLICT)).toHaveLength(10)
    expect(within(dialog).getByText('and 10 more')).toBeInTheDocument()
  }, 300_000)
})

describe('an error that concerns all keys stops the deletion', () => {
  test('asks once for a step-up, keeps what was deleted, and retries the rest', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    server.use(replyAfter(1, stepUpRequired))

    await confirm()

    const stepUp = await screen.findByRole('dialog', { name: 'Confirm it’s you' })
    expect(count()).toBe(2)
    await user.click(within(stepUp).getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
    expect(lineOf(dialog, 'CI deploy')).toHaveTextContent('Deleted')
    expect(lineOf(dialog, 'laptop-2026-11')).not.toHaveTextContent('Deleting')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Log in again to confirm it’s you.')
    await waitFor(async () => expect(await listedKeyNames()).not.toContain('CI deploy'))

    server.resetHandlers()
    await user.click(await within(dialog).findByRole('button', { name: 'Try 3 again' }))
    await screen.findByText('4 API keys deleted')
    expect(count()).toBe(5)
  })

  test('sends nothing and disables the retry while the server asks for a pause', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    server.use(replyAfter(2, () => HttpResponse.json({}, { status: 429, headers: { 'retry-after': '20' } })))

    await confirm()

    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Too many requests in a short time.')
    const retry = await within(dialog).findByRole('button', { name: 'Try 2 again' })
    expect(retry).toHaveAttribute('data-tip', expect.stringMatching(/^You can try again in \d+ s$/))
    await user.click(retry)
    expect(count()).toBe(3)
  })

  test('sends nothing after the session has ended', async () => {
    const { server, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    server.use(replyAfter(1, () => new HttpResponse(null, { status: 401 })))

    await confirm()

    await screen.findByRole('dialog', { name: 'Your session has ended' })
    expect(lineOf(dialog, 'CI deploy')).toHaveTextContent('Deleted')
    // The rejected request is replayed once with a fresh bearer token.
    expect(count()).toBe(3)
  })
})

describe('closing the dialog stops the deletion', () => {
  test('finishes the request in flight, announces the progress, and sends no other', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    const { handler, release } = heldResponse()
    server.use(handler)
    await confirm()

    await user.click(await within(dialog).findByRole('button', { name: 'Close' }))
    release()

    expect(await screen.findByText('1 of 4 deleted.')).toBeVisible()
    await waitFor(async () => expect(await listedKeyNames()).not.toContain('CI deploy'))
    expect(await listedKeyNames()).toContain('laptop-2026-11')
    expect(count()).toBe(1)
  })

  test('announces how many keys are deleted and which one failed', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    const gate = deferred<undefined>()
    server.use(replyAfter(1, () => gate.promise.then(conflict)))
    await confirm()
    await within(dialog).findAllByText('1 of 4 deleted')

    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    gate.resolve(undefined)

    expect(await screen.findByText(`1 of 4 deleted. Deleting laptop-2026-11: ${CONFLICT}`)).toBeVisible()
    expect(count()).toBe(2)
  })

  test('announces the failure of a single key by its name', async () => {
    const { server, user } = await renderApp('/api-keys')
    const { handler, release } = heldResponse(conflict)
    await openRowMenu(user, 'CI deploy', 'Delete…')
    server.use(handler)
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))

    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    release()

    expect(await screen.findByText(`Deleting CI deploy: ${CONFLICT}`)).toBeVisible()
  })

  test('shows no step-up dialog when the server then requires a step-up', async () => {
    const { server, user, dialog, confirm, countDeletions: count } = await openDeleteDialog()
    const { handler, release } = heldResponse(stepUpRequired)
    server.use(handler)
    let hasResponded = false
    server.events.on('response:mocked', ({ request }) => {
      hasResponded ||= request.method === 'DELETE'
    })
    await confirm()
    await waitFor(() => expect(count()).toBe(1))

    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    release()

    await waitFor(() => expect(hasResponded).toBe(true))
    await openRowMenu(user, 'notebooks', 'Rename')
    await screen.findByRole('dialog', { name: 'Rename API key' })
    expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).not.toBeInTheDocument()
  })

  test('announces a late success without closing the dialog that is open by then', async () => {
    const { server, user } = await renderApp('/api-keys')
    const { handler, release } = heldResponse()
    await openRowMenu(user, 'CI deploy', 'Delete…')
    server.use(handler)
    await user.click(await screen.findByRole('button', { name: 'Delete API key' }))
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await openRowMenu(user, 'notebooks', 'Rename')
    await screen.findByRole('dialog', { name: 'Rename API key' })

    release()

    await screen.findByText('CI deploy deleted')
    expect(screen.getByRole('dialog', { name: 'Rename API key' })).toBeInTheDocument()
  })
})
