import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { onTestFinished } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'

/** Helpers for the tests of the Invitations page. */

const CURRENT_USER = `${MANAGE_BASE}/manage/current-user/`
export const PROJECT_INVITATIONS = `${CURRENT_USER}projects-invitations`
export const ORGANIZATION_INVITATIONS = `${CURRENT_USER}organizations-invitations`
export const JOIN_REQUESTS = `${CURRENT_USER}projects-join-requests`

export const pressButton = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

export const acceptInvitation = (user: UserEvent, name: string) => pressButton(user, `Accept the invitation to ${name}`)

/** Finds the card of an invitation by the name of its project or organization. */
export const findInvitation = (name: string) => findCard('Your invitations', name)
/** Finds the card of a join request by the name of its project. */
export const findJoinRequest = (name: string) => findCard('Your requests to join', name)

async function findCard(region: string, name: string) {
  const list = await screen.findByRole('region', { name: region })
  const card = (await within(list).findByText(name, { selector: 'li *' })).closest('li')
  if (!card) throw new Error(`"${name}" is not in a list.`)
  return card
}

/** The requests that change something, such as "PUT projects-invitations/113". */
export const writesIn = (requests: string[]) =>
  requests.filter((request) => !request.startsWith('GET')).map((request) => request.replace(CURRENT_USER, ''))

export const errorResponse = (status: number, body: object, headers: Record<string, string> = {}) =>
  HttpResponse.json(body, { status, headers })

/** Serves one project invitation, to "Vault". Optional fields are missing unless they are given. */
export const serveInvitation = (fields: object = {}) =>
  http.get(PROJECT_INVITATIONS, () => HttpResponse.json([{ id: 1, project: { id: 9, name: 'Vault' }, ...fields }]))

/** Records the URLs of clicked links to other origins, and prevents the navigation, which jsdom cannot do. */
export function recordDepartures(): string[] {
  const urls: string[] = []
  const recordClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin === location.origin) return
    event.preventDefault()
    urls.push(link.href)
  }
  addEventListener('click', recordClick, { capture: true })
  onTestFinished(() => removeEventListener('click', recordClick, { capture: true }))
  return urls
}
