import type { Account, EnrollmentSession } from './account-state'
import type { ConnectedAccountState } from './connected-account-state'
import { initialIdentityState, type IdentityState } from './identity-state'
import { initialManageState, type ManageState } from './manage-state'
import { initialManagementTokenState, type ManagementTokenState } from './management-token-state'
import type { ProfileChanges } from './profile-state'
import type { ApiKeyRow } from './rows'
import type { Scenario } from './scenarios'

/** Increase it with each incompatible change of DemoState. Stored states of other versions are discarded. */
export const STATE_VERSION = 6

/**
 * Everything the demo stores, as JSON. Holds no client secret and no management token: each appears in one response only.
 * Keys of the records are user IDs, unless a comment says otherwise.
 */
export type DemoState = {
  version: typeof STATE_VERSION
  scenario: Scenario
  /** Start of the demo, to which the dates of seeded rows are relative. The seeded rows themselves are not stored. */
  seededAt: number
  apiKeyEdits: Record<string, ApiKeyEdits>
  /** By draft ID. */
  apiKeyDrafts: Record<string, ApiKeyDraft>
  managementTokens: ManagementTokenState
  manage: ManageState
  developerTokens: Record<string, DeveloperToken>
  /** Times of recent requests for a password reset email, for the rate limit. */
  resetRequests: number[]
  /** Passwords and authentication methods of the users who changed any of them. All others come from the seed. */
  accounts: Record<string, Account>
  /** The profile fields that users have changed. All others come from the seed. */
  profiles: Record<string, ProfileChanges>
  /** By the secret `auth_session` of the enrollment. */
  enrollmentSessions: Record<string, EnrollmentSession>
  /** Times of recent requests to the My Account API, for the rate limit. */
  myAccountRequests: Record<string, { reads: number[]; writes: number[] }>
  /** By the secret ticket in the link of the email. */
  resetTickets: Record<string, ResetTicket>
  /** Newest first. */
  mailbox: MailboxMessage[]
  identity: IdentityState
  /** Missing in a state of an earlier version. */
  connectedAccounts?: ConnectedAccountState
}

export type ApiKeyEdits = {
  saved: Record<string, ApiKeyRow>
  removed: string[]
  /** Increases with each change, so that cached lists can be recognized as outdated. */
  revision: number
}

type ApiKeyDraft = { userId: string; created: number; hasFailed: boolean }
/** The bearer token that the list shows with the default key. Stored so that every read returns the same token. */
type DeveloperToken = { clientId: string; token: string; expires: number }

export type ResetTicket = { userId: string; expires: number; state: 'open' | 'used' | 'replaced' }

/** An email or a text message to a user of the demo. */
export type MailboxMessage = {
  id: string
  userId: string
  kind: 'email' | 'text message'
  from: string
  to: string
  subject: string
  text: string
  /** Path of a page of this site, relative to the base path. */
  link?: string
  sentAt: number
}

export function initialState(scenario: Partial<Scenario>): DemoState {
  return {
    version: STATE_VERSION,
    scenario: { data: 'usual', condition: 'normal', ...scenario },
    seededAt: Date.now(),
    apiKeyEdits: {},
    apiKeyDrafts: {},
    managementTokens: initialManagementTokenState(),
    manage: initialManageState(),
    developerTokens: {},
    resetRequests: [],
    accounts: {},
    profiles: {},
    enrollmentSessions: {},
    myAccountRequests: {},
    resetTickets: {},
    mailbox: [],
    identity: initialIdentityState(scenario.condition === 'session-expired'),
  }
}
