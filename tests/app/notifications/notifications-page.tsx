import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { expect, onTestFinished, vi } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** What the tests of notifications do and look at, in the words of whoever reads them. */

export const NOTICES = `${MANAGE_BASE}/manage/notifications`
const PAGE_SIZE = 8

export const titles = () =>
  screen.queryAllByRole('heading', { level: 3 }).map((heading) => heading.querySelector('bdi')?.textContent)
export const unreadButtons = () => screen.queryAllByRole('button', { name: /^Mark as read: “.*”$/ })
export const bell = (name: string | RegExp) => screen.findByRole('button', { name })
export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

export async function markFirst(user: UserEvent): Promise<void> {
  const [first] = unreadButtons()
  if (!first) throw new Error('There is nothing unread.')
  await user.click(first)
}

export const puts = (requests: string[]) => requests.filter((line) => line === `PUT ${NOTICES}`)
/** What was asked for: "" for the newest, "?fromId=…" for older ones. */
export const gets = (requests: string[]) =>
  requests.flatMap((line) => (line.startsWith(`GET ${NOTICES}`) ? [line.slice(`GET ${NOTICES}`.length)] : []))

/** The page in some world, once its notices are there. */
export async function openNotices(world: Parameters<typeof renderApp>[1] = {}, url = '/notifications') {
  const app = await renderApp(url, world)
  await screen.findAllByRole('heading', { level: 3 })
  return app
}

type WireNotification = { id: string; title: string; isRead: boolean } & Record<string, unknown>

export const notice = (title: string, more: Partial<WireNotification> = {}): WireNotification => ({
  id: title,
  type: 'common',
  created: '2026-02-04T13:34:14.966755',
  isRead: true,
  title,
  ...more,
})

/** A server with these, the newest first, in pages of eight; the test may put others before them. */
export function serveNotices(rows: WireNotification[]) {
  return http.get(NOTICES, ({ request }) => {
    const fromId = new URL(request.url).searchParams.get('fromId')
    const start = fromId === null ? 0 : rows.findIndex(({ id }) => id === fromId) + 1
    return HttpResponse.json(rows.slice(start, start + PAGE_SIZE))
  })
}

/** "Notice 20" to "Notice 1". */
export const manyNotices = (newest: number, oldest = 1) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => notice(`Notice ${newest - index}`))

/** From now on a minute passes when the test says so. */
export function watchTheClock() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  return { minutes: (count: number) => vi.advanceTimersByTimeAsync(count * 60_000) }
}

/** Whether somebody looks at this tab. */
export function look(isLooking: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isLooking ? 'visible' : 'hidden')
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

/** The bell comes last, when the page has what it came for. */
export const settled = () => waitFor(() => expect(screen.getByRole('button', { name: /^Notifications/ })).toBeVisible())

export const accepted = () => HttpResponse.json({ status: 'ok' })

/** What the server has been told, one body for each PUT. */
export function hearMarks(): { handler: RequestHandler; told: { read: string[] }[] } {
  const told: { read: string[] }[] = []
  const handler = http.put(NOTICES, async ({ request }) => {
    told.push((await request.json()) as { read: string[] })
    return accepted()
  })
  return { handler, told }
}

/** A server that goes on answering what it answers first, however long ago something was marked. */
export function serveAsBefore(): RequestHandler {
  return serveNotices(['Third', 'Second', 'First'].map((title) => notice(title, { isRead: false })))
}
