import type { IncomingMessage, ServerResponse } from 'node:http'

import type { InvitationStore } from './invitation-store.ts'
import type { ManageFaults } from './manage-faults.ts'
import type { ManagementTokenStore } from './management-token-store.ts'
import type { NotificationStore } from './notification-store.ts'
import type { PromoCodeStore } from './promo-code-store.ts'
import type { Sudo } from './sudo.ts'

/** The data of all users. Each store separates the users by the `sub` claim of their bearer token. */
export type ManageStores = {
  tokens: ManagementTokenStore
  invitations: InvitationStore
  notifications: NotificationStore
  promoCodes: PromoCodeStore
}

/** The state and the request data that a handler needs, once the bearer token is valid. */
export type ManageContext = ManageStores & {
  faults: ManageFaults
  sudo: Sudo
  subject: string
  /** The claim `auth_time`. */
  authTime: unknown
  /** The path segments below the resource, such as the name of a list and an ID. */
  segments: (string | undefined)[]
  query: URLSearchParams
}

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  context: ManageContext,
) => void | Promise<void>
