import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'
import { listApiKeys } from '~/demo/tables/api-keys'

import { renderApp } from '../../support/render-app'
import {
  dialog,
  hasNoDialog,
  IS_DEPLOYED,
  keyNamed,
  keysNamed,
  openRotation,
  press,
  reachDeployStep,
  storedRotations,
  storeRotation,
  TITLE,
  tokenOf,
  writes,
} from './rotation-page'

describe('rotating an API key', () => {
  test('creates a new key, recognizes its token, then deletes the old key and shows the new one', async () => {
    const { user, old, requests, database, queryClient } = await openRotation()
    expect(location.pathname).toBe(`/api-keys/${old.id}/rotate`)
    expect((await dialog()).getByLabelText('Name')).toHaveValue('CI deploy')
    expect(writes(requests)).toEqual([])
    await press(user, 'Create new key')

    const created = await dialog('New key created')
    expect(created.getByRole('listitem', { current: 'step' })).toHaveTextContent('Save and test')
    const secret = created.getByRole('group', { name: 'Client secret' }).querySelector('code')?.textContent ?? ''
    expect(secret).toMatch(/^\S{40,}$/)
    await user.click(created.getByRole('checkbox', { name: 'I have saved it' }))
    await user.click(created.getByRole('button', { name: 'Done' }))

    const finish = await dialog()
    await finish.findByText(IS_DEPLOYED)
    const newKey = keysNamed(database, 'CI deploy').at(-1)
    expect(storedRotations()).toContain(newKey?.id)
    expect(storedRotations()).not.toContain(secret)
    const remove = finish.getByRole('button', { name: 'Delete old key' })
    await user.click(finish.getByRole('checkbox', { name: /^Yes, everything/ }))
    expect(remove).toHaveAccessibleDescription('First test the new key.')
    await user.click(remove)

    await user.click(finish.getByRole('textbox', { name: 'A token (JWT)' }))
    await user.paste(tokenOf(old.clientId))
    expect(await finish.findByText('This token does not belong to the new key.')).toBeVisible()
    expect(finish.getByRole('checkbox', { name: /^I have tested/ })).not.toBeChecked()
    await user.clear(finish.getByRole('textbox', { name: 'A token (JWT)' }))
    await user.paste(`Authorization: Bearer ${tokenOf(newKey?.clientId ?? '')}`)
    expect(await finish.findByText('This token was issued to the new key.')).toBeVisible()
    expect(finish.getByRole('checkbox', { name: /^I have tested/ })).toBeChecked()
    expect(finish.getByRole('listitem', { current: 'step' })).toHaveTextContent('Delete old key')
    expect(writes(requests).filter((line) => line.startsWith('DELETE'))).toEqual([])
    await user.click(remove)

    expect(await screen.findByText('Rotated CI deploy. The old key was deleted.')).toBeVisible()
    await waitFor(() => expect(location.pathname).toBe(`/api-keys/${newKey?.id}`))
    expect(writes(requests)).toEqual(['POST /', `PUT /${newKey?.id}`, `DELETE /${old.id}`])
    expect(keysNamed(database, 'CI deploy')).toHaveLength(1)
    expect(storedRotations()).toBe('')
    // The page of the new key shows the claims of the token, and nobody keeps the token or the secret.
    expect(await screen.findByRole('heading', { name: 'Tokens of this key' })).toBeVisible()
    const traces =
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ) +
      JSON.stringify({ ...localStorage, ...sessionStorage }) +
      document.documentElement.outerHTML
    expect(traces).not.toContain(secret)
    expect(traces).not.toContain('demo-signature')
  })

  test('remembers an unfinished rotation on the pages of both keys and in the list, and continues it', async () => {
    const { user, old, newKey } = await reachDeployStep()
    await press(user, 'Later')
    await hasNoDialog()
    expect(location.pathname).toBe(`/api-keys/${old.id}`)
    expect(screen.getByText('You are rotating this key.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Continue rotation' })).toBeVisible()

    const sidebar = within(screen.getByRole('navigation', { name: 'Main' }))
    await user.click(sidebar.getByRole('link', { name: 'API keys' }))
    expect(await screen.findByText('You are rotating CI deploy.')).toBeVisible()
    expect(await screen.findByText('being rotated')).toBeVisible()
    const links = screen.getAllByRole('link', { name: 'CI deploy' })
    const linkToNew = links.find((link) => link.getAttribute('href')?.endsWith(newKey.id))
    if (linkToNew) await user.click(linkToNew)
    expect(await screen.findByText('This is the new key in the rotation of CI deploy.')).toBeVisible()
    await press(user, 'Continue rotating CI deploy')
    expect(await screen.findByText(IS_DEPLOYED)).toBeVisible()
    expect(location.pathname).toBe(`/api-keys/${old.id}/rotate`)
  })

  test('asks whether the secret was saved when its dialog was closed too early, and can start again', async () => {
    const { user, old, database } = await openRotation()
    await press(user, 'Create new key')
    await dialog('New key created')
    await user.keyboard('{Escape}')
    await press(user, 'Close anyway')
    await hasNoDialog()
    const lost = keysNamed(database, 'CI deploy').at(-1)
    await press(user, 'Continue rotating CI deploy')
    expect(await screen.findByText('Did you save the new client secret?')).toBeVisible()
    await press(user, 'Delete it and start again')
    await press(user, 'Create new key')
    await dialog('New key created')
    const ids = keysNamed(database, 'CI deploy').map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(ids).toContain(old.id)
    expect(ids).not.toContain(lost?.id)
  })

  test('continues at the deploy step when the user says that the secret was saved', async () => {
    const seeded = await renderApp('/login')
    const [oldId, newId] = [keyNamed(seeded.database).id, keyNamed(seeded.database, 'notebooks').id]
    seeded.leave()
    storeRotation({ oldId, newId, isSaved: false })
    const { user } = await renderApp(`/api-keys/${oldId}/rotate`)
    await press(user, 'I have saved it')
    expect(await screen.findByText(IS_DEPLOYED)).toBeVisible()
    expect(storedRotations()).toContain('"isSaved":true')
  })

  test('keeps both keys when the user stops the rotation', async () => {
    const { user, old, newKey, database } = await reachDeployStep()
    await press(user, 'Stop rotation')
    await hasNoDialog()
    expect(storedRotations()).toBe('')
    expect(keysNamed(database, 'CI deploy').map(({ id }) => id)).toEqual([old.id, newKey.id])
  })

  test('shows examples that get a token with the new client ID and read the secret from a variable', async () => {
    const { user, newKey } = await reachDeployStep()
    await user.click(screen.getByText('How to get a token'))
    const example = (await dialog()).getByLabelText('Example')
    expect(example).toHaveTextContent(newKey.clientId)
    expect(example).toHaveTextContent('$CLIENT_SECRET')
  })
})

describe('an API key that cannot be rotated', () => {
  test('explains that the default key carries the developer token, in the menu and at its URL', async () => {
    const { user, database, leave } = await renderApp('/api-keys')
    await press(user, 'Actions for default')
    const item = await screen.findByRole('menuitem', { name: 'Rotate…' })
    expect(item).toHaveAttribute('aria-disabled', 'true')
    expect(item).toHaveAccessibleDescription(/^The key “default” carries your developer token/)
    leave()
    const { requests } = await renderApp(`/api-keys/${keyNamed(database, 'default').id}/rotate`)
    expect((await dialog('Rotate default')).getByText(/carries your developer token/)).toBeVisible()
    expect(writes(requests)).toEqual([])
  })

  test.each([
    ['read-only-links', 'The server does not allow you to delete this key, so a rotation could not end.'],
    ['foreign-links', 'The server’s link to delete this key leads to a wrong URL, so a rotation could not end.'],
  ] as const)('says before it starts what the links forbid (%s)', async (condition, reason) => {
    const { database, leave } = await renderApp('/login')
    leave()
    const { requests } = await renderApp(`/api-keys/${keyNamed(database).id}/rotate`, { scenario: { condition } })
    expect((await dialog()).getByText(reason)).toBeVisible()
    expect(writes(requests)).toEqual([])
    expect(storedRotations()).toBe('')
  })

  test('is not found when it does not exist', async () => {
    const { user } = await renderApp('/api-keys/5e4b8c4a-80f7-4615-a9be-ebcdd1193de7/rotate')
    expect(await screen.findByText('This API key no longer exists.')).toBeVisible()
    await press(user, 'Close')
    expect(await screen.findByText('This API key does not exist')).toBeVisible()
  })

  test('opens its page instead when the administrator has turned off changes', async () => {
    const { database, leave } = await renderApp('/login')
    leave()
    await renderApp(`/api-keys/${keyNamed(database).id}/rotate`, { config: { features: { apiKeys: 'read' } } })
    await screen.findByRole('heading', { level: 1, name: 'API keys' })
    expect(screen.queryByRole('dialog', { name: TITLE })).not.toBeInTheDocument()
  })
})

test('deleting a key by hand says which of the two keys it is, and ends its rotation', async () => {
  const { user, old, database } = await reachDeployStep()
  await press(user, 'Later')
  await hasNoDialog()
  await press(user, 'More actions for CI deploy')
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
  const hint = `${old.clientId.slice(0, 4)}…${old.clientId.slice(-4)} · being rotated`
  expect(await screen.findByText(hint)).toBeVisible()
  await press(user, 'Delete API key')
  await waitFor(() => expect(storedRotations()).toBe(''))
  expect(listApiKeys(database, maria).map(({ id }) => id)).not.toContain(old.id)
})

test('a double click on “Create new key” creates one key', async () => {
  const { user, database } = await openRotation()
  await user.dblClick(await screen.findByRole('button', { name: 'Create new key' }))
  await dialog('New key created')
  expect(keysNamed(database, 'CI deploy')).toHaveLength(2)
})
