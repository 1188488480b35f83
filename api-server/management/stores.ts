import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/start-api.ts'
import { InvitationStore } from './invitation-store.ts'
import { ManagementTokenStore } from './management-token-store.ts'
import { NotificationStore } from './notification-store.ts'
import { PromoCodeStore } from './promo-code-store.ts'
import { SessionStore } from './session-store.ts'

/** The data of all users. Each store separates the users by the `sub` claim of their bearer token. */
export type ManagementStores = {
  tokens: ManagementTokenStore
  invitations: InvitationStore
  notifications: NotificationStore
  promoCodes: PromoCodeStore
  sessions: SessionStore
}

export function emptyStores(): ManagementStores {
  return {
    tokens: new ManagementTokenStore(),
    invitations: new InvitationStore(),
    notifications: new NotificationStore(),
    promoCodes: new PromoCodeStore(),
    sessions: new SessionStore(),
  }
}

/** What a handler needs, once the bearer token is valid. */
export type UserCall = Pick<Call, 'method' | 'query' | 'body'> & {
  stores: ManagementStores
  subject: string
  /** The session of the bearer token, if the token names one. */
  sid: string | undefined
  /** The path segments below the resource, such as the name of a list and an ID. */
  segments: (string | undefined)[]
}

export type Handler = (call: UserCall) => Reply
