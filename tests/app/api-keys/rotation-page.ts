import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

import type { Database } from '~/demo/data/database'
import { maria } from '~/demo/data/personas'
import { HAL_BASE } from '~/demo/demo-config'
import { createJwt } from '~/demo/lib/jwt'
import { listApiKeys } from '~/demo/tables/api-keys'
import type { Rotation } from '~/lib/rotations'

import { openRowMenu, renderApp } from '../../support/render-app'

/** Helpers for the tests of rotating API keys. */

export const TITLE = 'Rotate CI deploy'
export const IS_DEPLOYED = 'Is the new key deployed?'

export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))
export const dialog = async (name = TITLE) => within(await screen.findByRole('dialog', { name }))
export const hasNoDialog = () => waitFor(() => void (screen.queryByRole('dialog') && fail()))
function fail() {
  throw new Error('A dialog is open.')
}

/** The keys with a name, oldest first. */
export const keysNamed = (database: Database, name: string) =>
  listApiKeys(database, maria)
    .filter((key) => key.name === name)
    .toSorted((a, b) => a.created.localeCompare(b.created))

export function keyNamed(database: Database, name = 'CI deploy') {
  const [key] = keysNamed(database, name)
  if (!key) throw new Error(`There is no key “${name}”.`)
  return key
}

export async function openRotation(options: Parameters<typeof renderApp>[1] = {}, name = 'CI deploy') {
  const app = await renderApp('/api-keys', options)
  await openRowMenu(app.user, name, 'Rotate…')
  await dialog(`Rotate ${name}`)
  return { ...app, old: keyNamed(app.database, name) }
}

/** Rotates CI deploy as far as the deploy step. */
export async function reachDeployStep(options: Parameters<typeof renderApp>[1] = {}) {
  const app = await openRotation(options)
  await press(app.user, 'Create new key')
  await saveSecret(app.user)
  await screen.findByText(IS_DEPLOYED)
  const newKey = keysNamed(app.database, 'CI deploy').at(-1)
  if (!newKey || newKey.id === app.old.id) throw new Error('There is no new key.')
  return { ...app, newKey }
}

/** Checks “I have saved it” and presses Done. */
export async function saveSecret(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: 'I have saved it' }))
  await press(user, 'Done')
}

export const tick = async (user: UserEvent, name: RegExp) => user.click(await screen.findByRole('checkbox', { name }))
export async function confirmTestedAndDeployed(user: UserEvent) {
  await tick(user, /^I have tested the new key/)
  await tick(user, /^Yes, everything that used the old key/)
}

/** A token that was issued to a client. */
export const tokenOf = (clientId: string, more: Record<string, unknown> = {}) =>
  createJwt({ sub: `${clientId}@clients`, azp: clientId, iat: 1_790_000_000, exp: 4_000_000_000, aud: 'x', ...more })

export const storedRotations = () => localStorage.getItem('latchkey.rotations') ?? ''
export function storeRotation(rotation: Rotation, owner = maria) {
  localStorage.setItem(
    'latchkey.rotations',
    JSON.stringify([{ ...rotation, owner: `${owner.id} ${HAL_BASE} api-keys` }]),
  )
}

/** The requests that change something, such as "POST" and "DELETE /123". */
export const writes = (requests: string[]) =>
  requests
    .filter((line) => line.includes(`${HAL_BASE}/apikeys`) && !line.startsWith('GET'))
    .map((line) => line.replace(`${HAL_BASE}/apikeys`, ''))

/** The ID of a key in every new database of the demo. */
export async function idOf(name: string): Promise<string> {
  const { database, leave } = await renderApp('/login')
  leave()
  return keyNamed(database, name).id
}
