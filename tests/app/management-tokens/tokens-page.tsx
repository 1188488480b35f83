import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http } from 'msw'

import { maria } from '~/demo/data/personas'
import { MANAGE_BASE } from '~/demo/demo-config'
import type { Rotation } from '~/lib/rotations'

/** Helpers for the tests of the Access tokens page. */

export const TOKENS_URL = `${MANAGE_BASE}/manage/current-user/tokens`
export const PERSONAL = 'Personal access tokens'
export const SESSIONS = 'Session tokens'

export const dialog = (name: string) => screen.findByRole('dialog', { name })
export const alertDialog = (name: string | RegExp) => screen.findByRole('alertdialog', { name })
export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

/** The names in one table, from top to bottom. */
export async function shownTokens(section = PERSONAL): Promise<string[]> {
  const table = await screen.findByRole('table', { name: section })
  const cells = within(table).getAllByRole('rowheader')
  return cells.map((cell) => cell.querySelector('bdi')?.textContent ?? '')
}

export const tokenRow = (name: string) => screen.findByRole('row', { name: new RegExp(`^Select ${name} `) })

export async function chooseAction(user: UserEvent, name: string, action: string) {
  await press(user, `Actions for ${name}`)
  await user.click(await screen.findByRole('menuitem', { name: action }))
}

/** Fills in the open form for a new token and submits it. */
export async function createToken(user: UserEvent, name: string) {
  const form = within(await dialog('New token'))
  await user.type(form.getByLabelText('Name'), name)
  await user.click(form.getByRole('button', { name: 'Create token' }))
}

/** The value of the new token that is on screen. */
export async function shownSecret(): Promise<string> {
  const group = await screen.findByRole('group', { name: 'Token' })
  return within(group).getByText(/^\d+-\w{40}$/).textContent
}

/** Checks “I have saved it” and presses Done. */
export async function saveSecret(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: 'I have saved it' }))
  await press(user, 'Done')
}

/** Starts to rotate CI deploy (13702) and creates the new token. Returns its value. */
export async function startRotation(user: UserEvent) {
  await chooseAction(user, 'CI deploy', 'Rotate…')
  await press(user, 'Create new token')
  return shownSecret()
}

export async function confirmDeployed(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: /^Yes, everything that used the old token/ }))
}

/** URL of the dialog that rotates a token. */
export const rotationUrl = (oldId: string) => `/tokens/${oldId}/rotate`

/** Stores unfinished rotations as an earlier visit left them. */
export function storeRotations(rotations: Rotation | Rotation[], owner = maria) {
  const stored = [rotations].flat().map((rotation) => ({ ...rotation, owner: `${owner.id} ${MANAGE_BASE}` }))
  localStorage.setItem('latchkey.rotations', JSON.stringify(stored))
}
export const storedRotations = () => localStorage.getItem('latchkey.rotations') ?? ''

/** The requests to the token list that change something, such as "POST" and "DELETE /13702". */
export const writes = (requests: string[]) =>
  requests
    .filter((line) => line.includes(TOKENS_URL) && !line.startsWith('GET'))
    .map((line) => line.replace(TOKENS_URL, '').trim())

/** Replaces the demo server's next response. */
export const answerOnce = (
  method: 'get' | 'post' | 'delete',
  path: string,
  reply: () => Response | Promise<Response>,
) => http[method](TOKENS_URL + path, reply, { once: true })
