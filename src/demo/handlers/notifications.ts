import { http, HttpResponse, type RequestHandler } from 'msw'

import type { Database } from '~/demo/data/database'
import { applicationError, managedForOwner, notReadable, readFields } from '~/demo/gateways/manage-gateway'
import { letNoticeArrive, listNotices, markNotices } from '~/demo/tables/notifications'
import { wireInstant, type NoticeRow, type WireNotification } from '~/demo/data/api-json'
import { MANAGE_BASE } from '~/demo/demo-config'

const NOTIFICATIONS = `${MANAGE_BASE}/manage/notifications`
const PAGE_SIZE = 8

export function notificationHandlers(database: Database): RequestHandler[] {
  const list = managedForOwner(database, 'notices', ({ request, persona }) => {
    const fromId = new URL(request.url).searchParams.get('fromId')
    if (fromId === null && database.read().scenario.condition === 'notices-arrive') letNoticeArrive(database, persona)
    const rows = listNotices(database, persona)
    // Minus one where nobody knows it, which is the end as well.
    const known = fromId === null ? 0 : rows.findIndex(({ id }) => id === fromId)
    const start = fromId === null ? 0 : known + 1
    const page = known < 0 ? [] : rows.slice(start, start + PAGE_SIZE)
    return HttpResponse.json(page.map(resource))
  })

  const mark = managedForOwner(database, 'notices', async ({ request, persona }) => {
    const ids = readIds(await readFields(request))
    if (!ids) return notReadable()
    if (database.read().scenario.condition === 'notices-fail') return applicationError()
    markNotices(database, persona, ids)
    return HttpResponse.json({ status: 'ok' })
  })

  return [http.get(NOTIFICATIONS, list), http.put(NOTIFICATIONS, mark)]
}

/** Which to mark. The documented sample says both, and means all of them then. */
function readIds({ read, allRead }: Record<string, unknown> = {}): string[] | 'all' | undefined {
  if (allRead === true) return 'all'
  return Array.isArray(read) && read.every((id) => typeof id === 'string') ? read : undefined
}

function resource({ created, beyond, ...row }: NoticeRow): WireNotification {
  return { ...row, created: wireInstant(created, beyond) }
}
