import { http, HttpResponse, type RequestHandler } from 'msw'

import type { NotificationJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import type { NotificationRow } from '~/demo/data/rows'
import { MANAGE_BASE } from '~/demo/demo-config'
import { applicationError, invalidBody, manageUserEndpoint, readFields } from '~/demo/gateways/manage-gateway'
import { halTimestamp } from '~/demo/lib/timestamps'
import { addArrivingNotification, listNotifications, markNotificationsRead } from '~/demo/tables/notifications'

const NOTIFICATIONS = `${MANAGE_BASE}/manage/notifications`
const PAGE_SIZE = 8

/** Handles the notifications of the Management API. */
export function notificationHandlers(database: Database): RequestHandler[] {
  const list = manageUserEndpoint(database, 'notifications', ({ request, persona }) => {
    const fromId = new URL(request.url).searchParams.get('fromId')
    if (fromId === null && database.read().scenario.condition === 'notifications-arrive')
      addArrivingNotification(database, persona)
    const rows = listNotifications(database, persona)
    // An unknown ID has index -1 and returns an empty page.
    const fromIndex = fromId === null ? 0 : rows.findIndex(({ id }) => id === fromId)
    const start = fromId === null ? 0 : fromIndex + 1
    const page = fromIndex < 0 ? [] : rows.slice(start, start + PAGE_SIZE)
    return HttpResponse.json(page.map(toJson))
  })

  const mark = manageUserEndpoint(database, 'notifications', async ({ request, persona }) => {
    const ids = readIds(await readFields(request))
    if (!ids) return invalidBody()
    if (database.read().scenario.condition === 'notifications-fail') return applicationError()
    markNotificationsRead(database, persona, ids)
    return HttpResponse.json({ status: 'ok' })
  })

  return [http.get(NOTIFICATIONS, list), http.put(NOTIFICATIONS, mark)]
}

/** Returns the IDs to mark as read. If a body has both `read` and `allRead`, as in the documented sample, `allRead` wins. */
function readIds({ read, allRead }: Record<string, unknown> = {}): string[] | 'all' | undefined {
  if (allRead === true) return 'all'
  return Array.isArray(read) && read.every((id) => typeof id === 'string') ? read : undefined
}

function toJson({ created, microseconds, ...row }: NotificationRow): NotificationJson {
  return { ...row, created: halTimestamp(created, microseconds) }
}
