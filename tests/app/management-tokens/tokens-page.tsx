import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http } from 'msw'

import { maria } from '~/demo/data/personas'
import { MANAGE_BASE } from '~/demo/demo-config'
import type { Rotation } from '~/features/management-tokens/rotations'

/** What the tests of the Access tokens page do and look at, in the words of whoever uses it. */

export const TOKENS_URL = `${MANAGE_BASE}/manage/current-user/tokens`
export const PERSONAL = 'Personal access tokens'
export const SESSIONS = 'Session tokens'

export const dialog = (name: string) => screen.findByRole('dialog', { name })
export const alertDialog = (name: string | RegExp) => screen.findByRole('alertdialog', { name })
export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

/** The rows of one section, by what they are called. */
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

/** Fills the form of a new token that is open, and sends it. */
export async function createToken(user: UserEvent, name: string) {
  const form = within(await dialog('New token'))
  await user.type(form.getByLabelText('Name'), name)
  await user.click(form.getByRole('button', { name: 'Create token' }))
}

export async function secretShown(): Promise<string> {
  const group = await screen.findByRole('group', { name: 'Token' })
  return within(group).getByText(/^\d+-\w{40}$/).textContent
}

export async function keepSecret(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: 'I have saved it' }))
  await press(user, 'Done')
}

/** Makes the token that is to take the place of CI deploy, and says what it is. */
export async function makeSuccessor(user: UserEvent) {
  await chooseAction(user, 'CI deploy', 'Replace…')
  await press(user, 'Create successor')
  return secretShown()
}

export async function confirmDeployed(user: UserEvent) {
  await user.click(await screen.findByRole('checkbox', { name: /^Yes, everything that used the old token/ }))
}

/** What a browser remembers of a replacement that was begun some other day. */
export function rememberRotation(rotation: Rotation | Rotation[], person = maria) {
  const owner = `${person.id} ${MANAGE_BASE}`
  localStorage.setItem('latchkey.rotations', JSON.stringify([rotation].flat().map((each) => ({ ...each, owner }))))
}
export const rotationsRemembered = () => localStorage.getItem('latchkey.rotations') ?? ''

/** What was asked for of the list's address, apart from reading it. */
export const writes = (requests: string[]) =>
  requests
    .filter((line) => line.includes(TOKENS_URL) && !line.startsWith('GET'))
    .map((line) => line.replace(TOKENS_URL, '').trim())

/** One answer in place of the database's. */
export const answerOnce = (
  method: 'get' | 'post' | 'delete',
  path: string,
  reply: () => Response | Promise<Response>,
) => http[method](TOKENS_URL + path, reply, { once: true })
