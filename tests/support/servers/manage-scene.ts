import type { IncomingMessage, ServerResponse } from 'node:http'

import type { InvitationStore } from './invitation-store.ts'
import type { ManageFaults } from './manage-faults.ts'
import type { ManagementTokenStore } from './management-token-store.ts'
import type { NotificationStore } from './notification-store.ts'
import type { PromoCodeStore } from './promo-code-store.ts'
import type { Sudo } from './sudo.ts'

/** What each person has, by the subject of their bearer. */
export type ManageStores = {
  tokens: ManagementTokenStore
  invitations: InvitationStore
  notifications: NotificationStore
  promoCodes: PromoCodeStore
}

/** All that an answer to a good bearer depends on. */
export type Scene = ManageStores & {
  faults: ManageFaults
  sudo: Sudo
  subject: string
  authTime: unknown
  /** What the address names below its resource. */
  names: (string | undefined)[]
  query: URLSearchParams
}

export type Answer = (request: IncomingMessage, response: ServerResponse, scene: Scene) => void | Promise<void>
