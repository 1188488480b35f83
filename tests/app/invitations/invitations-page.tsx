import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { onTestFinished } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'

/** What the tests of the invitations do and look at, in the words of whoever has them. */

const CURRENT_USER = `${MANAGE_BASE}/manage/current-user/`
export const PROJECTS = `${CURRENT_USER}projects-invitations`
export const ORGANIZATIONS = `${CURRENT_USER}organizations-invitations`
export const REQUESTS = `${CURRENT_USER}projects-join-requests`

export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

export const accept = (user: UserEvent, name: string) => press(user, `Accept the invitation to ${name}`)

/** The card of an invitation, or of a request: what is in it goes by its name alone. */
export async function card(name: string, region = 'Your invitations') {
  const list = await screen.findByRole('region', { name: region })
  const item = (await within(list).findByText(name, { selector: 'li *' })).closest('li')
  if (!item) throw new Error('It is in no card.')
  return item
}

export const writes = (requests: string[]) =>
  requests.filter((line) => !line.startsWith('GET')).map((line) => line.replace(CURRENT_USER, ''))

/** A refusal in the words of the Manage API. */
export const refusal = (status: number, body: object, headers: Record<string, string> = {}) =>
  HttpResponse.json(body, { status, headers })

/** The only invitation to a project. What is not given is as little as a server may say. */
export const haveInvitation = (given: object = {}) =>
  http.get(PROJECTS, () => HttpResponse.json([{ id: 1, project: { id: 9, name: 'Vault' }, ...given }]))

/** The link that takes people to their project; nothing follows it here. */
export function watchDeparture(): string[] {
  const left: string[] = []
  const stay = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin === location.origin) return
    event.preventDefault()
    left.push(link.href)
  }
  addEventListener('click', stay, { capture: true })
  onTestFinished(() => removeEventListener('click', stay, { capture: true }))
  return left
}
