import { screen, within } from '@testing-library/react'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { vi } from 'vitest'

import { HAL_BASE, MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** What the tests of the overview do and look at, in the words of whoever uses it. */

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const DAY = 24 * 60 * 60_000

type WireToken = { created: number; expires?: number; lastUsed?: number; isDisabled?: boolean; isExpired?: boolean }

/** The list of tokens, in days from now; a few minutes more, so that "in 3 days" is not 2 a second later. */
export function tokens(list: Record<string, WireToken>) {
  const at = (days: number | undefined) =>
    days === undefined ? null : new Date(Date.now() + days * DAY + 5 * 60_000).toISOString()
  return Object.entries(list).map(([description, { created, expires, lastUsed, ...flags }], index) => ({
    id: 100 + index,
    description,
    created: at(created),
    expires: at(expires),
    lastUsed: at(lastUsed),
    ...flags,
  }))
}

export const answerTokens = (reply: () => Response | Promise<Response>) => http.get(TOKENS, reply)
export const haveTokens = (list: Record<string, WireToken>) => answerTokens(() => HttpResponse.json(tokens(list)))

type WireKey = { name: string; ageInDays: number; accessToken?: string }

/** The only page of the keys. */
export function haveKeys(...keys: WireKey[]) {
  const apikeys = keys.map(({ name, ageInDays, accessToken }, index) => {
    const created = new Date(Date.now() - ageInDays * DAY - 60_000).toISOString()
    return {
      id: `k${index}`,
      name,
      clientId: `client-${index}`,
      created,
      lastModified: created,
      _links: {},
      accessToken,
    }
  })
  const page = { size: 20, totalElements: keys.length, totalPages: 1, number: 0 }
  return http.get(`${HAL_BASE}/apikeys/`, () => HttpResponse.json({ _embedded: { apikeys }, page }))
}

const notThere = () => HttpResponse.json({ error: 'Not found.' }, { status: 404 })
/** A server that has no invitations and no notices, for whoever looks at something else. */
export const withoutMessages = [
  http.get(`${MANAGE_BASE}/manage/current-user/projects-invitations`, notThere),
  http.get(`${MANAGE_BASE}/manage/current-user/organizations-invitations`, notThere),
  http.get(`${MANAGE_BASE}/manage/notifications`, notThere),
]

/** Comes to the start page of a world in which these are the answers. */
export async function openOverview(handlers: RequestHandler[], world: Parameters<typeof renderApp>[1] = {}) {
  const app = await renderApp('/nowhere', { handlers: withoutMessages, ...world })
  app.server.use(...handlers)
  await app.user.click(await screen.findByRole('link', { name: 'Overview' }))
  await screen.findByRole('list', { name: 'Findings' })
  return app
}

/** Finds a line of the check-up by its title, and says what it says: state, title and detail. */
export async function line(title: string | RegExp) {
  const list = await screen.findByRole('list', { name: 'Findings' })
  const item = (await within(list).findByText(title)).closest('li')
  if (!item) throw new Error('It is in no line.')
  return item
}

/** All lines from top to bottom: "To do: 2 expired tokens are still listed". */
export function lines(): string[] {
  const items = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('listitem')
  return items.map((item) => item.querySelector('p')?.textContent ?? '')
}

/** All of them, once everything has answered. Who was slow has come last: what is first is for `placement.test.ts` to say. */
export async function allLines(): Promise<string[]> {
  await summary(/^(\d+ to do|(Nothing to do · )?\d+ not known|All done)$/)
  return lines()
}

export async function summary(text: string | RegExp) {
  return within(await screen.findByRole('region', { name: 'Check-up' })).findByText(text)
}

/** So many days go by while the page is open. */
export function pass(days: number): void {
  const later = Date.now() + days * DAY
  vi.spyOn(Date, 'now').mockReturnValue(later)
}
