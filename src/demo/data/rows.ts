import type { TimestampFormat } from '~/demo/lib/timestamps'
import type { ManagementTokenExtras, NotificationJson } from './api-json'

/** An API key in the database. Has no links, which depend on the condition, and no client secret. */
export type ApiKeyRow = Record<'id' | 'created' | 'lastModified' | 'name' | 'clientId', string>

/** A management token in the database. Stores a hash instead of the token. */
export type ManagementTokenRow = Pick<ManagementTokenExtras, 'type' | 'scopes'> & {
  id: number
  description: string
  created: number
  lastUsed: number | null
  expires: number
  isDisabled: boolean
  /** Format of this token's timestamps in responses. */
  timestampFormat: TimestampFormat
  /** Missing for seeded tokens, whose values do not exist. */
  hash?: string
}

/** The last path segment of each list's URL. */
export const INVITATION_LISTS = ['projects-invitations', 'organizations-invitations', 'projects-join-requests'] as const
export type InvitationList = (typeof INVITATION_LISTS)[number]

/** An invitation or a join request in the database. */
export type InvitationRow = {
  list: InvitationList
  id: number
  created: number
  expires: number | null
  reason: string
  role: string | null
  to: { id: number; name: string }
  /** Null for join requests. */
  creator: { id: number; name: string; email: string } | null
  /** True if only users with multi-factor authentication may accept. */
  requiresMfa: boolean
}

/** A notification in the database. `microseconds` holds the three digits that `created`, in milliseconds, cannot. */
export type NotificationRow = Omit<NotificationJson, 'id' | 'created'> & {
  id: string
  created: number
  microseconds: string
}
