import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { expect, vi } from 'vitest'

import { HAL_BASE, MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the Overview page. */

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const DAY = 24 * 60 * 60_000

/** Times in days from now. Negative numbers are in the past. */
type TokenTimes = { created: number; expires?: number; lastUsed?: number; isDisabled?: boolean; isExpired?: boolean }

/** Tokens as the server sends them, by name. Five minutes are added, so that "in 3 days" does not become "in 2 days". */
export function wireTokens(tokens: Record<string, TokenTimes>) {
  const at = (days: number | undefined) =>
    days === undefined ? null : new Date(Date.now() + days * DAY + 5 * 60_000).toISOString()
  return Object.entries(tokens).map(([description, { created, expires, lastUsed, ...flags }], index) => ({
    id: 100 + index,
    description,
    created: at(created),
    expires: at(expires),
    lastUsed: at(lastUsed),
    ...flags,
  }))
}

export const onListTokens = (respond: () => Response | Promise<Response>) => http.get(TOKENS, respond)
export const serveTokens = (tokens: Record<string, TokenTimes>) =>
  onListTokens(() => HttpResponse.json(wireTokens(tokens)))

type KeyAge = { name: string; ageInDays: number; accessToken?: string }

/** Serves these keys as the only page. */
export function serveKeys(...keys: KeyAge[]) {
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

const notFound = () => HttpResponse.json({ error: 'Not found.' }, { status: 404 })
/** A server without invitations and notifications. */
const withoutMessages = [
  http.get(`${MANAGE_BASE}/manage/current-user/projects-invitations`, notFound),
  http.get(`${MANAGE_BASE}/manage/current-user/organizations-invitations`, notFound),
  http.get(`${MANAGE_BASE}/manage/notifications`, notFound),
]

/** Opens the Overview page on a server without invitations and notifications. `handlers` replace its other responses. */
export async function openOverview(handlers: RequestHandler[], world: Parameters<typeof renderApp>[1] = {}) {
  const app = await renderApp('/nowhere', { handlers: withoutMessages, ...world })
  app.server.use(...handlers)
  await app.user.click(await screen.findByRole('link', { name: 'Overview' }))
  await findGroup('Protect your account')
  return app
}

/** The section of a group: "Protect your account", "Keys and tokens" or "Waiting for you". */
export const findGroup = (name: string) => screen.findByRole('region', { name })

/** Finds a check-up item by its title, also in the folded part. Its text is state, title, sentence and reason. */
export async function findItem(title: string | RegExp) {
  await findGroup('Protect your account')
  const item = (await within(screen.getByRole('main')).findByText(title, { selector: 'li p' })).closest('li')
  if (!item) throw new Error(`"${title}" is not in a check-up item.`)
  return item
}

/** State and title of each item, from top to bottom, such as "To do: 2 expired tokens are still listed". */
export function checkUpItems(list: HTMLElement = screen.getByRole('main')): string[] {
  return [...list.querySelectorAll('.item .row-name')].map((title) => title.textContent.trim())
}

/** State and title of the items in the list of a group. */
export async function itemsOf(group: string): Promise<string[]> {
  return checkUpItems(await findGroup(group))
}

/** The items once all checks have ended. Their order depends on which check was slow: see `place-items.test.ts`. */
export async function findAllItems(): Promise<string[]> {
  await findGroup('Protect your account')
  await waitFor(() => expect(screen.getByRole('main').querySelector('[aria-busy=true]')).toBeNull())
  return checkUpItems()
}

/** Finds the sentence about the score. */
export async function findScore(text: string | RegExp) {
  return within(await findGroup('Protect your account')).findByText(text)
}

/** The block with the next step, by its heading. */
export async function findNextStep(title: string) {
  const heading = await screen.findByRole('heading', { level: 3, name: title })
  if (!heading.parentElement) throw new Error('The next step has no block.')
  return heading.parentElement
}

/** Moves the clock of the browser forward while the page is open. */
export function advanceClock({ days }: { days: number }): void {
  const later = Date.now() + days * DAY
  vi.spyOn(Date, 'now').mockReturnValue(later)
}
