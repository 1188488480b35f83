import type { Database } from '~/demo/data/database'
import type { NoticeEdits } from '~/demo/data/manage-state'
import type { Persona } from '~/demo/data/personas'
import { arrivedNotice, seedNotices } from '~/demo/seeds/notifications'
import type { NoticeRow } from '~/demo/data/api-json'

/** What somebody marks is read at once, and is listed as read only when every part of the platform has heard of it. */
const UNTIL_HEARD = 3000

/** All notices of a person, the newest first. */
export function listNotices(database: Database, persona: Persona): NoticeRow[] {
  const { scenario, seededAt, manage } = database.read()
  const { markedAt, arrivals } = manage.notifications[persona.id] ?? noEdits()
  const arrived = arrivals.map(arrivedNotice).toReversed()
  return [...arrived, ...seedNotices(scenario.data, persona, seededAt)].map((row) => {
    const isRead = row.isRead || Date.now() - (markedAt[row.id] ?? Infinity) >= UNTIL_HEARD
    return { ...row, isRead, isSeen: row.isSeen || isRead }
  })
}

/** Marks what is there now as read. What arrives later was not meant. */
export function markNotices(database: Database, persona: Persona, ids: string[] | 'all'): void {
  const known = listNotices(database, persona).map(({ id }) => id)
  edit(database, persona, ({ markedAt }) => {
    for (const id of known) if (ids === 'all' || ids.includes(id)) markedAt[id] ??= Date.now()
  })
}

/** Something new, from the second look on. */
export function letNoticeArrive(database: Database, persona: Persona): void {
  edit(database, persona, (own) => {
    if (own.hasLooked) own.arrivals.push(Date.now())
    own.hasLooked = true
  })
}

function edit(database: Database, persona: Persona, apply: (own: NoticeEdits) => void): void {
  database.change(({ manage: { notifications } }) => apply((notifications[persona.id] ??= noEdits())))
}

function noEdits(): NoticeEdits {
  return { markedAt: {}, arrivals: [], hasLooked: false }
}
