import { act, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { grace } from '~/demo/data/personas'
import { HAL_BASE, MANAGE_BASE } from '~/demo/demo-config'

import { listedKeyNames, renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'
import {
  confirmTestedAndDeployed,
  dialog,
  hasNoDialog,
  idOf,
  IS_DEPLOYED,
  keysNamed,
  openRotation,
  press,
  reachDeployStep,
  storedRotations,
  storeRotation,
  writes,
} from './rotation-page'

const KEY = `${HAL_BASE}/apikeys/:id`
const denied = () => HttpResponse.json({ status: 403, error: 'Forbidden' }, { status: 403 })

/** A key as the server sends it. */
function keyJson(id: string, name: string, links = ['update apikey', 'delete apikey']) {
  const _links = Object.fromEntries(links.map((rel) => [rel, { href: `${HAL_BASE}/apikeys/${id}` }]))
  return { id, name, clientId: `client-${id}`, _links }
}

describe('when the new key is not created as expected', () => {
  test('creates no second key after a lost response, says that the secret is lost, and starts again', async () => {
    const { user, change, database, old } = await openRotation({ scenario: { condition: 'put-lost' } })
    await press(user, 'Create new key')
    expect(await screen.findByText(/^The key may already exist\./)).toBeVisible()
    const lost = keysNamed(database, 'CI deploy').at(-1)
    expect(storedRotations()).toContain(lost?.id)
    change({ condition: 'normal' })
    await press(user, 'Try again')
    expect(await screen.findByText(/its client secret never arrived/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'I have saved it' })).not.toBeInTheDocument()
    await press(user, 'Delete it and start again')
    await press(user, 'Create new key')
    await dialog('New key created')
    const ids = keysNamed(database, 'CI deploy').map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(ids).toContain(old.id)
    expect(ids).not.toContain(lost?.id)
  })

  test('finds the key of a lost response after a reload, by the ID that was reserved for it', async () => {
    const { user, old, leave, database } = await openRotation({ scenario: { condition: 'put-lost' } })
    await press(user, 'Create new key')
    await screen.findByText(/^The key may already exist\./)
    const lost = keysNamed(database, 'CI deploy').at(-1)
    leave()
    // A new database does not have the key, so its answers are those of a server that did not create it.
    const { user: later } = await renderApp(`/api-keys/${old.id}/rotate`)
    expect(storedRotations()).toContain(lost?.id)
    expect(await screen.findByText(/^The new key does not exist: it was never created/)).toBeVisible()
    await press(later, 'Create another')
    expect(await screen.findByRole('button', { name: 'Create new key' })).toBeVisible()
    expect(storedRotations()).toBe('')
  })

  test('uses the same reserved ID when the first attempt fails', async () => {
    const { user, requests } = await openRotation({ scenario: { condition: 'put-fails' } })
    await press(user, 'Create new key')
    await press(user, 'Try again')
    await dialog('New key created')
    const [post, ...puts] = writes(requests)
    expect(post).toBe('POST /')
    expect(new Set(puts).size).toBe(1)
  })

  test('keeps the rotation when the server rejects a retry after a lost response', async () => {
    const { user, change, server, database } = await openRotation({ scenario: { condition: 'put-lost' } })
    await press(user, 'Create new key')
    await screen.findByText(/^The key may already exist\./)
    const lost = keysNamed(database, 'CI deploy').at(-1)
    change({ condition: 'normal' })
    server.use(http.put(KEY, denied))
    await press(user, 'Try again')
    expect(await screen.findByText('Your account is not allowed to do this.')).toBeVisible()
    expect(screen.getByText(/^The key may already exist\./)).toBeVisible()
    expect(storedRotations()).toContain(lost?.id)
  })

  test('offers the oldest keys at the limit, but never the key that is being rotated', async () => {
    const { user, old } = await openRotation({ scenario: { condition: 'limit-reached' } }, 'notebooks')
    expect(await screen.findByText(/^You have 6 of 6 keys\. The server will probably reject another one/)).toBeVisible()
    await press(user, 'Create new key')
    expect(await screen.findByText('You have reached the limit of API keys')).toBeVisible()
    expect(await screen.findByRole('button', { name: 'Delete CI deploy' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Delete notebooks' })).not.toBeInTheDocument()
    expect(storedRotations(), 'a rejected key is not expected').toBe('')
    await press(user, 'Cancel')
    await hasNoDialog()
    expect(location.pathname).toBe(`/api-keys/${old.id}`)
  })

  test('says that the secret is missing when the server sends none', async () => {
    const { user } = await openRotation({ scenario: { condition: 'no-secret' } })
    await press(user, 'Create new key')
    expect(await screen.findByText(/its client secret never arrived/)).toBeVisible()
    await press(user, 'Stop rotation')
    await hasNoDialog()
    expect(storedRotations()).toBe('')
  })

  test('changes nothing when the draft has no link to create a key', async () => {
    const { user, server, requests } = await openRotation()
    const self = { href: `${HAL_BASE}/apikeys/d-1` }
    server.use(http.post(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ id: 'd-1', _links: { self } })))
    await press(user, 'Create new key')
    expect(await screen.findByText(/^The server does not allow you to create a key\./)).toBeVisible()
    expect(writes(requests)).toEqual(['POST /'])
    expect(storedRotations()).toBe('')
  })
})

describe('when the keys of a rotation change meanwhile', () => {
  test('keeps a key that became the default key, which carries the developer token', async () => {
    const [oldId, newId] = [await idOf('CI deploy'), await idOf('notebooks')]
    storeRotation({ oldId, newId, isSaved: true })
    const { user, requests } = await renderApp(`/api-keys/${oldId}/rotate`, {
      handlers: [http.get(`${HAL_BASE}/apikeys/${oldId}`, () => HttpResponse.json(keyJson(oldId, 'default')))],
    })
    await confirmTestedAndDeployed(user)
    await press(user, 'Delete old key')
    expect(screen.getByRole('button', { name: 'Delete old key' })).toHaveAccessibleDescription(/carries your developer/)
    expect(writes(requests)).toEqual([])
  })

  test('says that an unsaved new key cannot be deleted when the server sends no link to delete it', async () => {
    const [oldId, newId] = [await idOf('CI deploy'), await idOf('notebooks')]
    storeRotation({ oldId, newId, isSaved: false })
    const { user, requests } = await renderApp(`/api-keys/${oldId}/rotate`, {
      handlers: [http.get(`${HAL_BASE}/apikeys/${newId}`, () => HttpResponse.json(keyJson(newId, 'new', [])))],
    })
    await press(user, 'Delete it and start again')
    expect(screen.getByRole('button', { name: 'Delete it and start again' })).toHaveAccessibleDescription(
      'The server does not allow you to do this.',
    )
    expect(writes(requests)).toEqual([])
  })

  test('ends when the old key was deleted elsewhere', async () => {
    const newId = await idOf('notebooks')
    storeRotation({ oldId: 'gone', newId, isSaved: true })
    const { user } = await renderApp('/api-keys/gone/rotate')
    expect(await screen.findByText('The old key no longer exists, so there is nothing left to do.')).toBeVisible()
    await press(user, 'Close')
    await waitFor(() => expect(storedRotations()).toBe(''))
  })

  test('does not conclude that a key was deleted while the server denies the answer', async () => {
    const oldId = await idOf('CI deploy')
    storeRotation({ oldId, newId: 'new', isSaved: true })
    const { user, server } = await renderApp(`/api-keys/${oldId}/rotate`, {
      handlers: [http.get(`${HAL_BASE}/apikeys/new`, denied)],
    })
    const failed = await dialog()
    expect(await failed.findByText(/^Could not find out whether the keys of this rotation still exist\./)).toBeVisible()
    expect(failed.queryByText(/does not exist/)).not.toBeInTheDocument()
    server.resetHandlers()
    server.use(http.get(`${HAL_BASE}/apikeys/new`, () => new HttpResponse(null, { status: 404 })))
    await user.click(failed.getByRole('button', { name: 'Reload' }))
    expect(await screen.findByText(/^The new key does not exist/)).toBeVisible()
    expect(storedRotations()).toContain('new')
  })

  test('opens no form when the rotation has ended in another tab', async () => {
    const { requests } = await reachDeployStep()
    const before = writes(requests)
    localStorage.removeItem('latchkey.rotations')
    act(() => void dispatchEvent(new Event('storage')))
    expect(await screen.findByText('This rotation was finished or stopped in another tab.')).toBeVisible()
    expect(writes(requests)).toEqual(before)
  })

  test('hides the rotations of another user, and of access tokens with the same IDs', async () => {
    const [oldId, newId] = [await idOf('CI deploy'), await idOf('notebooks')]
    storeRotation({ oldId, newId, isSaved: true }, grace)
    const others = JSON.parse(storedRotations()) as object[]
    const { id } = (await renderApp('/login').then((app) => (app.leave(), app.identity.user))) ?? { id: '' }
    const ofTokens = { oldId, newId, isSaved: true, owner: `${id} ${MANAGE_BASE}` }
    localStorage.setItem('latchkey.rotations', JSON.stringify([...others, ofTokens]))
    await renderApp('/api-keys')
    await listedKeyNames()
    await screen.findByText('6 of 20 keys')
    expect(screen.queryByText(/You are rotating/)).not.toBeInTheDocument()
  })
})

describe('when the deletion of the old key fails', () => {
  test.each([
    [403, 'Could not delete the old key. Both keys still work.'],
    [500, 'Could not find out whether the old key was deleted. Check the list, or try again.'],
  ])('keeps the rotation and offers a retry (%i)', async (status, text) => {
    const { user, server, old } = await reachDeployStep()
    server.use(http.delete(KEY, () => HttpResponse.json({ status, error: 'No' }, { status }), { once: true }))
    await confirmTestedAndDeployed(user)
    await press(user, 'Delete old key')
    expect(await screen.findByText(text)).toBeVisible()
    expect(storedRotations()).toContain(old.id)
    await press(user, 'Delete old key')
    expect(await screen.findByText('Rotated CI deploy. The old key was deleted.')).toBeVisible()
  })

  test('is finished when the old key was deleted elsewhere during the last step', async () => {
    const { user, server } = await reachDeployStep()
    server.use(http.delete(KEY, () => new HttpResponse(null, { status: 404 }), { once: true }))
    await confirmTestedAndDeployed(user)
    await press(user, 'Delete old key')
    expect(await screen.findByText('Rotated CI deploy. The old key was deleted.')).toBeVisible()
    expect(storedRotations()).toBe('')
  })

  test('stays on the page that the user has opened before the old key is deleted', async () => {
    const { user, server } = await reachDeployStep()
    const response = deferred<Response>()
    server.use(http.delete(KEY, () => response.promise, { once: true }))
    await confirmTestedAndDeployed(user)
    await press(user, 'Delete old key')
    await press(user, 'Later')
    await hasNoDialog()
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    response.resolve(new HttpResponse(null, { status: 204 }))
    expect(await screen.findByText('Rotated CI deploy. The old key was deleted.')).toBeVisible()
    expect(location.pathname).toBe('/security')
    expect(screen.queryByText(IS_DEPLOYED)).not.toBeInTheDocument()
  })
})
