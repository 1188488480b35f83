import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria } from '~/demo/data/personas'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'
import { answerOnce, chooseAction, mockPasskeyPrompt, openSecurity, press, problem, section } from './security-page'

/** The browser's copies of passkeys stay in step. Which calls follow from a list: signal-passkeys.test.ts. */

const METHODS = `${MY_ACCOUNT_BASE}/authentication-methods`
const fields = { user_handle: 'bWFyaWE', relying_party_id: 'localhost', created_at: '2026-01-01T00:00:00.000Z' }
const laptop = { id: 'passkey|1', type: 'passkey', name: 'Laptop', key_id: 'AQID', ...fields }
const phone = { ...laptop, id: 'passkey|2', name: 'Phone', key_id: 'BAUG' }
const methods = (...list: object[]) => http.get(METHODS, () => HttpResponse.json({ authentication_methods: list }))
const writes = [
  http.patch(`${METHODS}/:id`, async ({ request }) =>
    HttpResponse.json({ ...laptop, ...((await request.json()) as object) }),
  ),
  http.delete(`${METHODS}/:id`, () => new HttpResponse(null, { status: 204 })),
  http.post(METHODS, () => HttpResponse.json(challenge, { status: 202 })),
  http.post(`${METHODS}/:id/verify`, () => HttpResponse.json(phone, { status: 201 })),
]
const challenge = {
  auth_session: 's',
  authn_params_public_key: {
    challenge: 'AQID',
    rp: { name: 'Demo' },
    user: { id: 'bWFyaWE', name: 'maria' },
    pubKeyCredParams: [],
  },
}

/** Mocks a browser that has the signal methods, and whose prompt creates a passkey. */
function mockBrowser(answer: () => Promise<void> = async () => {}) {
  const signals = {
    signalAllAcceptedCredentials: vi.fn<(options: { allAcceptedCredentialIds: string[] }) => Promise<void>>(answer),
    signalCurrentUserDetails: vi.fn<(options: object) => Promise<void>>(answer),
  }
  const create = async () =>
    Object.assign(Reflect.construct(PublicKeyCredential, []) as PublicKeyCredential, {
      id: 'BAUG',
      type: 'public-key',
      response: { attestationObject: new ArrayBuffer(1), clientDataJSON: new ArrayBuffer(1) },
      getClientExtensionResults: () => ({}),
    })
  mockPasskeyPrompt(create, signals)
  const { calls } = signals.signalAllAcceptedCredentials.mock
  /** The IDs of each list that was signaled, oldest first. */
  const lists = () => calls.map(([{ allAcceptedCredentialIds: ids }]) => ids.join())
  return { ...signals, lists }
}

async function rename(user: UserEvent, name: string) {
  await chooseAction(user, name, 'Rename')
  await user.type(await screen.findByLabelText('Name'), '!')
  await press(user, 'Rename')
  await screen.findByText(`Renamed to ${name}!`)
  await vi.dynamicImportSettled()
}
async function remove(user: UserEvent, name: string) {
  await chooseAction(user, name, 'Remove…')
  await press(user, 'Remove')
  await screen.findByText(`${name} removed`)
}

test('signals the list, and again after a passkey was renamed, added and removed', async () => {
  const { lists, signalCurrentUserDetails, signalAllAcceptedCredentials } = mockBrowser()
  const { user } = await openSecurity({ handlers: [methods(laptop), ...writes] })
  await waitFor(() => expect(lists()).toEqual(['AQID']))
  expect(signalAllAcceptedCredentials).toHaveBeenCalledWith({
    rpId: 'localhost',
    userId: 'bWFyaWE',
    allAcceptedCredentialIds: ['AQID'],
  })
  expect(signalCurrentUserDetails).toHaveBeenCalledWith({
    rpId: 'localhost',
    userId: 'bWFyaWE',
    name: maria.email,
    displayName: maria.name,
  })
  await rename(user, 'Laptop')
  await press(user, 'Add a passkey')
  await within(await section('Passkeys')).findByText('Phone')
  await waitFor(() => expect(lists()).toEqual(['AQID', 'AQID', 'AQID,BAUG']))
  await remove(user, 'Laptop!')
  await waitFor(() => expect(lists().slice(3)).toEqual(['BAUG']))
  await remove(user, 'Phone')
  await waitFor(() => expect(lists().slice(4)).toEqual(['']))
})

test('signals the list that the overview reads', async () => {
  const { lists } = mockBrowser()
  await renderApp('/', { handlers: [methods(laptop)] })
  await waitFor(() => expect(lists()).toEqual(['AQID']))
})

test('shows nothing of a signal that the browser rejects', async () => {
  const { lists } = mockBrowser(() => Promise.reject(new DOMException('no', 'SecurityError')))
  const { user } = await openSecurity({ handlers: [methods(laptop), ...writes] })
  await waitFor(() => expect(lists()).toEqual(['AQID']))
  await rename(user, 'Laptop')
  expect(lists()).toHaveLength(2)
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

describe('a list that may lack a passkey is not signaled', () => {
  const lost = answerOnce('post', 'authentication-methods/:id/verify', () => HttpResponse.error())

  test('if a row could not be read, until a reload reads it', async () => {
    const { lists } = mockBrowser()
    const { user, server } = await openSecurity({ handlers: [methods(laptop, { type: 'passkey' }), ...writes] })
    await rename(user, 'Laptop')
    expect(lists()).toEqual([])
    server.use(methods(laptop, phone))
    await press(user, 'Reload')
    await waitFor(() => expect(lists()).toEqual(['AQID,BAUG']))
  })

  test('if the response to an enrollment was lost', async () => {
    const { lists } = mockBrowser()
    const { user } = await openSecurity({ handlers: [lost, methods(laptop), ...writes] })
    await waitFor(() => expect(lists()).toHaveLength(1))
    await press(user, 'Add a passkey')
    await screen.findByText('Could not complete the set-up.')
    await press(user, 'Cancel')
    await rename(user, 'Laptop')
    expect(lists()).toHaveLength(1)
  })

  test('if the list failed to load again after an enrollment without a body', async () => {
    const { lists } = mockBrowser()
    const empty = answerOnce('post', 'authentication-methods/:id/verify', () => HttpResponse.json({}, { status: 201 }))
    const { user, server } = await openSecurity({ handlers: [empty, methods(laptop), ...writes] })
    await waitFor(() => expect(lists()).toHaveLength(1))
    server.use(answerOnce('get', 'authentication-methods', () => problem(429, 'slow down')))
    await press(user, 'Add a passkey')
    await screen.findByText('Passkey is set up')
    await rename(user, 'Laptop')
    expect(lists()).toHaveLength(1)
  })

  test('if another tab adds a passkey', async () => {
    const { lists } = mockBrowser()
    const { user } = await openSecurity({ handlers: [methods(laptop), ...writes] })
    await waitFor(() => expect(lists()).toHaveLength(1))
    const [tab, witness] = [new BroadcastChannel('latchkey.passkeys'), new BroadcastChannel('latchkey.passkeys')]
    const arrived = new Promise((resolve) => witness.addEventListener('message', resolve))
    tab.postMessage('new-passkey')
    await arrived
    await rename(user, 'Laptop')
    expect(lists()).toHaveLength(1)
    for (const channel of [tab, witness]) channel.close()
  })

  test('if it was read long ago', async () => {
    const { lists } = mockBrowser()
    const { user } = await openSecurity({ handlers: [methods(laptop), ...writes] })
    await waitFor(() => expect(lists()).toHaveLength(1))
    const later = Date.now() + 11 * 60_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await rename(user, 'Laptop')
    expect(lists()).toHaveLength(1)
  })
})

test('signals nothing where config.json switches passkeys off', async () => {
  const { lists } = mockBrowser()
  await openSecurity({ handlers: [methods(laptop)], config: { features: { passkey: 'off' } } })
  await screen.findByText('Not set up')
  await vi.dynamicImportSettled()
  expect(lists()).toEqual([])
})
