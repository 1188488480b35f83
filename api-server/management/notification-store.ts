import * as z from 'zod/mini'

const StoredNotification = z.object({
  id: z.string(),
  subject: z.string(),
  /** Counts up over all users. Orders notifications that were created at the same instant. */
  number: z.number(),
  /** May be an undocumented type. */
  type: z.string(),
  title: z.string(),
  message: z.optional(z.string()),
  project: z.optional(z.object({ id: z.string(), name: z.string() })),
  created: z.coerce.date(),
  isRead: z.boolean(),
  isMarked: z.boolean(),
})
type StoredNotification = z.output<typeof StoredNotification>

/** The notifications of a file that `latchkey api --data` has written. */
export const SavedNotifications = z.array(StoredNotification)

/**
 * The fields of a seeded notification. A notification of type `global` has no project by default. For any other type,
 * `project: null` removes the project.
 */
type Seed = Partial<Pick<StoredNotification, 'type' | 'title' | 'created' | 'isRead'>> & {
  message?: string
  project?: { id: string; name: string } | null
}

/** The notifications of all users, in memory, in the format of docs/api/management.md#notifications. */
export class NotificationStore {
  readonly #rows: StoredNotification[]
  pageSize = 8
  /** If false, responses report marked notifications as still unread, as the platform does for some seconds. */
  reportsMarks = true

  constructor(saved: readonly StoredNotification[] = []) {
    this.#rows = saved.map((row) => ({ ...row }))
  }

  toJSON(): StoredNotification[] {
    return this.#rows
  }

  seed(subject: string, fields: Seed = {}): Readonly<StoredNotification> {
    const { type = 'common', title = 'Maintenance Announcement', message, isRead = false } = fields
    const created = fields.created ?? new Date()
    const { project = type === 'global' ? null : { id: '6208', name: 'My Project' } } = fields
    const number = this.#rows.length + 1
    const row: StoredNotification = {
      id: uuidOf(created, number),
      subject,
      number,
      type,
      title,
      message,
      project: project ?? undefined,
      created,
      isRead,
      isMarked: false,
    }
    this.#rows.push(row)
    return row
  }

  /** Returns one page of notifications, newest first. Starts after the notification `fromId`, if set. */
  page(subject: string, fromId: string | null) {
    const all = this.#rowsOf(subject).sort((a, b) => b.created.getTime() - a.created.getTime() || b.number - a.number)
    const from = all.findIndex(({ id }) => id === fromId)
    // The ID is unknown, or it belongs to a notification of another user.
    if (fromId !== null && from === -1) return []
    return all
      .slice(from + 1, from + 1 + this.pageSize)
      .map((row) => toWire(row, row.isRead || (row.isMarked && this.reportsMarks)))
  }

  /** Marks notifications as read. Ignores the IDs of other users' notifications. */
  markRead(subject: string, ids: readonly string[] | 'all'): void {
    for (const row of this.#rowsOf(subject)) {
      if (ids === 'all' || ids.includes(row.id)) row.isMarked = true
    }
  }

  #rowsOf(subject: string): StoredNotification[] {
    return this.#rows.filter((row) => row.subject === subject)
  }
}

function toWire({ id, type, created, title, message, project, number }: StoredNotification, isRead: boolean) {
  return {
    id,
    type,
    // The API sends UTC without a zone, with microseconds.
    created: created.toISOString().replace('Z', `${number % 1000}`.padStart(3, '0')),
    isRead,
    isSeen: true,
    title,
    ...(message !== undefined && { message }),
    ...(type === 'limit' && { payload: { limit: 'kbc.storageSizeBytes' } }),
    ...(project && { project }),
  }
}

/** Milliseconds from the epoch of UUID timestamps (October 15, 1582) to the epoch of JavaScript (January 1, 1970). */
const UUID_EPOCH_MS = 12_219_292_800_000

/** Returns a version 1 UUID. It starts with the low bits of its timestamp, so sorting by ID does not sort by age. */
function uuidOf(created: Date, number: number): string {
  const microseconds = BigInt(created.getTime() + UUID_EPOCH_MS) * 1000n + BigInt(number % 1000)
  const time = (microseconds * 10n).toString(16).padStart(15, '0')
  return `${time.slice(7)}-${time.slice(3, 7)}-1${time.slice(0, 3)}-8080-800019c0d40a`
}
