type StoredNotification = {
  id: string
  subject: string
  /** How many there were when it came, over all people: what came last is the newest of one instant. */
  number: number
  /** Also one that no documentation knows. */
  type: string
  title: string
  message: string | undefined
  project: { id: string; name: string } | undefined
  created: Date
  isRead: boolean
  isMarked: boolean
}

/** What a notice is like that came without a request. A global one is about no project; null makes any other so. */
type Seed = Partial<Pick<StoredNotification, 'type' | 'title' | 'created' | 'isRead'>> & {
  message?: string
  project?: { id: string; name: string } | null
}

/** The notices of every person, in memory, written the way the historic API wrote them (api-facts §1.9). */
export class NotificationStore {
  readonly #rows: StoredNotification[] = []
  /** The body of every PUT, as it came. */
  readonly puts: unknown[] = []
  pageSize = 8
  /** Whether the answers say by now what was marked as read. Until then they say "unread" of it. */
  reflects = true

  seed(subject: string, given: Seed = {}): Readonly<StoredNotification> {
    const { type = 'common', title = 'Maintenance Announcement', message, isRead = false } = given
    const created = given.created ?? new Date()
    const { project = type === 'global' ? null : { id: '6208', name: 'My Project' } } = given
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

  /** Newest first: the first page, or what is older than one of them. */
  page(subject: string, fromId: string | null) {
    const all = this.#of(subject).sort(
      (one, other) => other.created.getTime() - one.created.getTime() || other.number - one.number,
    )
    const from = all.findIndex(({ id }) => id === fromId)
    // Of one that this person does not have, nothing is older.
    if (fromId !== null && from === -1) return []
    return all
      .slice(from + 1, from + 1 + this.pageSize)
      .map((row) => asResource(row, row.isRead || (row.isMarked && this.reflects)))
  }

  /** Those of them that this person has. */
  markRead(subject: string, ids: readonly string[] | 'all'): void {
    for (const row of this.#of(subject)) {
      if (ids === 'all' || ids.includes(row.id)) row.isMarked = true
    }
  }

  #of(subject: string): StoredNotification[] {
    return this.#rows.filter((row) => row.subject === subject)
  }
}

function asResource({ id, type, created, title, message, project, number }: StoredNotification, isRead: boolean) {
  return {
    id,
    type,
    // Without a zone, which means UTC, and with more digits than a millisecond has.
    created: created.toISOString().replace('Z', `${number % 1000}`.padStart(3, '0')),
    isRead,
    isSeen: true,
    title,
    ...(message !== undefined && { message }),
    ...(type === 'limit' && { payload: { limit: 'kbc.storageSizeBytes' } }),
    ...(project && { project }),
  }
}

const SINCE_1582_MS = 12_219_292_800_000

/** Version 1, made of its instant to the microsecond. So the first of two in the alphabet need not be the older one. */
function uuidOf(created: Date, number: number): string {
  const microseconds = BigInt(created.getTime() + SINCE_1582_MS) * 1000n + BigInt(number % 1000)
  const time = (microseconds * 10n).toString(16).padStart(15, '0')
  return `${time.slice(7)}-${time.slice(3, 7)}-1${time.slice(0, 3)}-8080-800019c0d40a`
}
