import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'

import { instantWriter, wholeSeconds } from './wire-instants.ts'

const StoredSession = z.object({
  id: z.string(),
  subject: z.string(),
  /** The claim `sid` of the session's bearer tokens. Never sent: the ID in the list grants nothing. */
  sid: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  ip: z.optional(z.string()),
  location: z.optional(z.string()),
  created: z.coerce.date(),
  lastUsed: z.coerce.date(),
  hasEnded: z._default(z.boolean(), false),
})
type StoredSession = z.output<typeof StoredSession>

/** The sessions of a file that `latchkey api --data` has written. */
export const SavedSessions = z.array(StoredSession)

type Seed = Partial<Pick<StoredSession, 'sid' | 'userAgent' | 'ip' | 'location' | 'created' | 'lastUsed'>>
type Caller = { sid: string | undefined; userAgent: string | undefined }

/** The sessions of all users, in memory (docs/api/management.md#sessions). */
export class SessionStore {
  readonly #sessions: StoredSession[]
  readonly #write = instantWriter()

  constructor(saved: readonly StoredSession[] = []) {
    this.#sessions = saved.map((session) => ({ ...session }))
  }

  toJSON(): StoredSession[] {
    return this.#sessions
  }

  /** Adds a session and returns its ID. */
  seed(subject: string, { created = new Date(), lastUsed = created, ...seed }: Seed = {}): string {
    const id = randomUUID()
    const times = { created: wholeSeconds(created), lastUsed: wholeSeconds(lastUsed) }
    this.#sessions.push({ ...seed, ...times, id, subject, hasEnded: false })
    return id
  }

  /**
   * Records a call of a session. Returns false if the session has been ended. A bearer token without the claim `sid` belongs
   * to no session.
   */
  use(subject: string, { sid, userAgent }: Caller): boolean {
    if (sid === undefined) return true
    const session = this.#sessions.find((each) => each.subject === subject && each.sid === sid)
    if (session?.hasEnded) return false
    if (session) Object.assign(session, { userAgent, lastUsed: wholeSeconds(new Date()) })
    else this.seed(subject, { sid, ...(userAgent !== undefined && { userAgent }) })
    return true
  }

  /** Returns the sessions of the user, oldest first. `sid` is that of the caller. */
  list(subject: string, sid: string | undefined) {
    return this.#of(subject).map(
      ({ sid: own, subject: _subject, hasEnded: _ended, created, lastUsed, ...session }) => ({
        ...session,
        created: this.#write(created),
        lastUsed: this.#write(lastUsed),
        isCurrent: sid !== undefined && own === sid,
      }),
    )
  }

  /** Ends a session. Returns false if the user has none with that ID. */
  end(subject: string, id: string): boolean {
    const session = this.#of(subject).find((each) => each.id === id)
    if (session) session.hasEnded = true
    return session !== undefined
  }

  #of(subject: string): StoredSession[] {
    return this.#sessions.filter((session) => session.subject === subject && !session.hasEnded)
  }
}
