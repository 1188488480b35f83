import { joe } from './accounts.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

/** The three lists as the addresses name them. */
const LISTS = ['projects-invitations', 'organizations-invitations', 'projects-join-requests'] as const
export type InvitationList = (typeof LISTS)[number]

export const isInvitationList = (name: string | undefined): name is InvitationList =>
  LISTS.some((list) => list === name)

type StoredInvitation = {
  id: number
  list: InvitationList
  subject: string
  /** The project or the organization. */
  to: { id: number; name: string }
  creator: { name: string; email: string }
  /** Empty where nobody gave one. */
  reason: string
  role: string
  created: Date
  expires: Date | null
  requiresMfa: boolean
  /** Whom it was sent to. Not documented, so it is not said unless a test gives it. */
  email: string | undefined
}

/** What a join request is like that was made without a request. What is not given is as usual. */
type JoinRequestSeed = { name?: string } & Partial<Pick<StoredInvitation, 'reason' | 'created' | 'expires'>>
type InvitationSeed = { kind?: 'project' | 'organization' } & JoinRequestSeed &
  Partial<Pick<StoredInvitation, 'creator' | 'role' | 'requiresMfa'>> & { email?: string }

/** What people are invited to and have asked for, in memory, written as the documentation has it (api-facts §1.8). */
export class InvitationStore {
  readonly #rows = new Map<number, StoredInvitation>()
  readonly #withMfa = new Set<string>()
  readonly #write = instantWriter()
  #lastId = 112

  /** Invites somebody: to a project, unless it says to an organization. */
  seed(subject: string, { kind = 'project', ...given }: InvitationSeed = {}): Readonly<StoredInvitation> {
    return this.#store(kind === 'project' ? 'projects-invitations' : 'organizations-invitations', subject, given)
  }

  seedJoinRequest(subject: string, given: JoinRequestSeed = {}): Readonly<StoredInvitation> {
    return this.#store('projects-join-requests', subject, given)
  }

  /** Lets somebody into what asks for a second factor. */
  hasMfa(subject: string, hasIt: boolean): void {
    if (hasIt) this.#withMfa.add(subject)
    else this.#withMfa.delete(subject)
  }

  /** With those that are over: they go only some time after that. */
  list(list: InvitationList, subject: string) {
    return [...this.#rows.values()]
      .filter((row) => row.list === list && row.subject === subject)
      .map((row) => this.#asResource(row))
  }

  view(list: InvitationList, subject: string, id: number) {
    const row = this.#find(list, subject, id)
    return row && this.#asResource(row)
  }

  accept(list: InvitationList, subject: string, id: number): 'accepted' | 'missing' | 'mfa-required' {
    const row = this.#find(list, subject, id)
    if (!row) return 'missing'
    if (row.requiresMfa && !this.#withMfa.has(subject)) return 'mfa-required'
    this.#rows.delete(id)
    return 'accepted'
  }

  /** Declined, cancelled, or withdrawn by somebody else: it is gone, and no answer tells how. */
  delete(list: InvitationList, subject: string, id: number): boolean {
    return this.#find(list, subject, id) !== undefined && this.#rows.delete(id)
  }

  /** One that is over is found out when it is asked for by its number, and is not listed from then on. */
  #find(list: InvitationList, subject: string, id: number): StoredInvitation | undefined {
    const row = this.#rows.get(id)
    if (row?.list !== list || row.subject !== subject) return undefined
    if (row.expires === null || row.expires.getTime() > Date.now()) return row
    this.#rows.delete(id)
    return undefined
  }

  #store(list: InvitationList, subject: string, given: Omit<InvitationSeed, 'kind'>): StoredInvitation {
    const { name, created = new Date(), expires = null, email, ...rest } = given
    this.#lastId += 1
    const row: StoredInvitation = {
      creator: joe,
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

  #asResource({ id, list, to, role, reason, email, ...row }: StoredInvitation) {
    const created = this.#write(row.created)
    const expires = row.expires && this.#write(row.expires)
    // As in the documentation's own sample, letter for letter.
    if (list === 'projects-join-requests') return { id, crated: created, expires, reason, project: to }
    const creator = { id: 2, name: row.creator.name, email: row.creator.email }
    const common = { id, created, creator, ...(email !== undefined && { email }) }
    return list === 'projects-invitations'
      ? { ...common, expires, reason, role, project: to }
      : { ...common, organization: to }
  }
}
