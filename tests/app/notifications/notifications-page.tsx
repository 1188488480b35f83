import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse, type RequestHandler } from 'msw'
import { expect, vi } from 'vitest'

import { MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the Notifications page and of the bell. */

export const NOTIFICATIONS = `${MANAGE_BASE}/manage/notifications`
const PAGE_SIZE = 8
const MINUTE = 60_000

type World = Parameters<typeof renderApp>[1]

/** Opens the page and waits for the list. */
export async function openNotifications(world: World = {}, url = '/notifications') {
  const app = await renderApp(url, world)
  await screen.findAllByRole('heading', { level: 3 })
  return app
}

/** The titles on the page, from top to bottom. */
export const shownTitles = () =>
  screen.queryAllByRole('heading', { level: 3 }).map((heading) => heading.querySelector('bdi')?.textContent)

/** One "Mark as read" button for each unread notification on the page. */
export const markReadButtons = () => screen.queryAllByRole('button', { name: /^Mark as read: “.*”$/ })

export const findBell = (name: string | RegExp) => screen.findByRole('button', { name })

/** The bell is loaded last, after the list of the page. */
export const waitForBell = () =>
  waitFor(() => expect(screen.getByRole('button', { name: /^Notifications/ })).toBeVisible())

export const pressButton = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

export async function markFirstAsRead(user: UserEvent): Promise<void> {
  const [first] = markReadButtons()
  if (!first) throw new Error('All notifications on the page are read.')
  await user.click(first)
}

/** Closes the announcement about marks. Only then is their request sent, because "Undo" has held it back. */
export const sendMarks = (user: UserEvent) => pressButton(user, 'Close')

export const markRequestsIn = (requests: string[]) => requests.filter((request) => request === `PUT ${NOTIFICATIONS}`)

/** The query of each request for the list: "" for the newest, "?fromId=…" for older ones. */
export const listRequestsIn = (requests: string[]) =>
  requests.flatMap((request) =>
    request.startsWith(`GET ${NOTIFICATIONS}`) ? [request.slice(`GET ${NOTIFICATIONS}`.length)] : [],
  )

type WireNotification = { id: string; title: string; isRead: boolean } & Record<string, unknown>

/** A notification as the server sends it, with its title as its ID. It is read unless `fields` says otherwise. */
export const wireNotification = (title: string, fields: Partial<WireNotification> = {}): WireNotification => ({
  id: title,
  type: 'common',
  created: '2026-02-04T13:34:14.966755',
  isRead: true,
  title,
  ...fields,
})

/** "Notification 20" to "Notification 1", all read. */
export const wireNotifications = (newest: number, oldest = 1) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => wireNotification(`Notification ${newest - index}`))

/** Serves the given notifications in pages of eight. The first must be the newest. */
export function serveNotifications(notifications: WireNotification[]): RequestHandler {
  return http.get(NOTIFICATIONS, ({ request }) => {
    const fromId = new URL(request.url).searchParams.get('fromId')
    const start = fromId === null ? 0 : notifications.findIndex(({ id }) => id === fromId) + 1
    return HttpResponse.json(notifications.slice(start, start + PAGE_SIZE))
  })
}

/** Serves "Third", "Second" and "First" as unread, even after they were marked as read. */
export function serveThreeUnread(): RequestHandler {
  return serveNotifications(['Third', 'Second', 'First'].map((title) => wireNotification(title, { isRead: false })))
}

export const markedResponse = () => HttpResponse.json({ status: 'ok' })

/** Accepts all marks, and collects the body of each PUT in `received`. */
export function listenForReadMarks(): { handler: RequestHandler; received: { read: string[] }[] } {
  const received: { read: string[] }[] = []
  const handler = http.put(NOTIFICATIONS, async ({ request }) => {
    received.push((await request.json()) as { read: string[] })
    return markedResponse()
  })
  return { handler, received }
}

/** Stops the polling timer. The returned function advances the timer by some minutes. */
export function controlPolling() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], shouldAdvanceTime: true })
  return ({ minutes }: { minutes: number }) => vi.advanceTimersByTimeAsync(minutes * MINUTE)
}

export const hidePage = () => setVisibility('hidden')
export const showPage = () => setVisibility('visible')

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}
