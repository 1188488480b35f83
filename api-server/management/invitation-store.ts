import * as z from 'zod/mini'

import { joe } from '../people.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

/** The lists, by the last segment of their path. */
const LISTS = ['projects-invitations', 'organizations-invitations', 'projects-join-requests'] as const
export type InvitationList = (typeof LISTS)[number]

export const isInvitationList = (name: string | undefined): name is InvitationList =>
  LISTS.some((list) => list === name)

const StoredInvitation = z.object({
  id: z.number(),
  list: z.enum(LISTS),
  subject: z.string(),
  /** The project or the organization. */
  to: z.object({ id: z.number(), name: z.string() }),
  creator: z.object({ name: z.string(), email: z.string() }),
  /** Empty if the sender gave no reason. */
  reason: z.string(),
  role: z.string(),
  created: z.coerce.date(),
  expires: z.nullable(z.coerce.date()),
  requiresMfa: z.boolean(),
  /** The recipient. Undocumented, so it is sent only if a test sets it. */
  email: z.optional(z.string()),
})
type StoredInvitation = z.output<typeof StoredInvitation>

/** The invitations and join requests of a file that `latchkey api --data` has written. */
export const SavedInvitations = z.array(StoredInvitation)

/** The fields of a seeded join request. All others have defaults. */
type JoinRequestSeed = { name?: string } & Partial<Pick<StoredInvitation, 'reason' | 'created' | 'expires'>>
type InvitationSeed = { kind?: 'project' | 'organization' } & JoinRequestSeed &
  Partial<Pick<StoredInvitation, 'creator' | 'role' | 'requiresMfa'>> & { email?: string }

/** Invitations and join requests of all users, in memory, in the format of docs/api/management.md#invitations. */
export class InvitationStore {
  readonly #rows = new Map<number, StoredInvitation>()
  readonly #usersWithMfa = new Set<string>()
  readonly #write = instantWriter()
  #lastId = 112

  constructor(saved: readonly StoredInvitation[] = []) {
    for (const row of saved) this.#rows.set(row.id, { ...row })
    this.#lastId = Math.max(this.#lastId, ...this.#rows.keys())
  }

  toJSON(): StoredInvitation[] {
    return [...this.#rows.values()]
  }

  /** Invites a user to a project, or to an organization. */
  seed(subject: string, { kind = 'project', ...fields }: InvitationSeed = {}): Readonly<StoredInvitation> {
    return this.#store(kind === 'project' ? 'projects-invitations' : 'organizations-invitations', subject, fields)
  }

  seedJoinRequest(subject: string, fields: JoinRequestSeed = {}): Readonly<StoredInvitation> {
    return this.#store('projects-join-requests', subject, fields)
  }

  /** Users with MFA can accept invitations that require it. */
  setMfa(subject: string, isOn: boolean): void {
    if (isOn) this.#usersWithMfa.add(subject)
    else this.#usersWithMfa.delete(subject)
  }

  /** Returns the entries of a list. Includes expired ones, which the platform removes some minutes later. */
  list(list: InvitationList, subject: string) {
    return [...this.#rows.values()]
      .filter((row) => row.list === list && row.subject === subject)
      .map((row) => this.#toWire(row))
  }

  view(list: InvitationList, subject: string, id: number) {
    const row = this.#find(list, subject, id)
    return row && this.#toWire(row)
  }

  accept(list: InvitationList, subject: string, id: number): 'accepted' | 'not-found' | 'mfa-required' {
    const row = this.#find(list, subject, id)
    if (!row) return 'not-found'
    if (row.requiresMfa && !this.#usersWithMfa.has(subject)) return 'mfa-required'
    this.#rows.delete(id)
    return 'accepted'
  }

  /** Declines, cancels or withdraws an entry: the API does not tell them apart. Returns false if there is none. */
  delete(list: InvitationList, subject: string, id: number): boolean {
    return this.#find(list, subject, id) !== undefined && this.#rows.delete(id)
  }

  /** Finds an entry. Removes it if it has expired. */
  #find(list: InvitationList, subject: string, id: number): StoredInvitation | undefined {
    const row = this.#rows.get(id)
    if (row?.list !== list || row.subject !== subject) return undefined
    if (row.expires === null || row.expires.getTime() > Date.now()) return row
    this.#rows.delete(id)
    return undefined
  }

  #store(list: InvitationList, subject: string, fields: Omit<InvitationSeed, 'kind'>): StoredInvitation {
    const { name, created = new Date(), expires = null, email, ...rest } = fields
    this.#lastId += 1
    const row: StoredInvitation = {
      creator: { name: joe.name, email: joe.email },
      reason: '',
      role: 'admin',
      requiresMfa: false,
      ...rest,
      id: this.#lastId,
      list,
      subject,
      to: { id: 6000 + this.#lastId, name: name ?? (list === 'organizations-invitations' ? 'Acme' : 'Main project') },
      created: wholeSeconds(created),
      expires: expires && wholeSeconds(expires),
      email,
    }
    this.#rows.set(row.id, row)
    return row
  }

  #toWire({ id, list, to, role, reason, email, ...row }: StoredInvitation) {
    const created = this.#write(row.created)
    const expires = row.expires && this.#write(row.expires)
    // "crated" is misspelled in the platform's own sample.
    if (list === 'projects-join-requests') return { id, crated: created, expires, reason, project: to }
    const creator = { id: 2, name: row.creator.name, email: row.creator.email }
    const common = { id, created, creator, ...(email !== undefined && { email }) }
    return list === 'projects-invitations'
      ? { ...common, expires, reason, role, project: to }
      : { ...common, organization: to }
  }
}
