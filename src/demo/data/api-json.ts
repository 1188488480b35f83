import type * as z from 'zod/mini'

import type { Account } from '~/api/accounts'
import type { ApiKeyDraft } from '~/api/api-key-writes'
import type { ApiKey } from '~/api/api-keys'
import type { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'
import type { CreatedManagementToken, ManagementToken, VerifiedToken } from '~/api/management-tokens'
import type { PlatformNotification } from '~/api/notification-schema'
import type { PlatformProfile } from '~/api/profiles'
import type { CreatedProject, PromoCode } from '~/api/promo-codes'
import type { Session } from '~/api/sessions'

/** JSON that a schema of the app accepts. The demo's responses have these types, so they cannot drift from the schemas. */
export type JsonOf<Schema extends z.ZodMiniType> = z.input<Schema>

type Links = Record<string, { href: string }>

// The real APIs send more fields than the app reads. The demo sends them too, so that tests cover dropping them.

export type ApiKeyJson = JsonOf<typeof ApiKey> & { profileId: string; accessToken?: string; clientSecret?: string }
export type ApiKeyDraftJson = JsonOf<typeof ApiKeyDraft> & { created: string; lastModified: string; profileId: string }
export type ApiKeyListJson = {
  /** Missing if the page has no keys. */
  _embedded?: { apikeys: ApiKeyJson[] }
  _links: Links
  page: { size: number; totalElements: number; totalPages: number; number: number }
}

/** An account, with every documented field that is not about pipelines. */
export type AccountJson = JsonOf<typeof Account> & {
  id: string
  created: string
  lastModified: string
  company: string
  ownerEmail: string
  _links: Links
}
export type AccountListJson = {
  _embedded: { accounts: AccountJson[] }
  _links: Links
  page: { size: number; totalElements: number; totalPages: number; number: number }
}

export type ManagementTokenExtras = {
  /** `super` tokens belong to a machine. */
  type: 'admin' | 'super' | 'session'
  scopes: string[]
  creator: { id: number; name: string }
}
export type TokenUserJson = {
  id: number
  name: string
  email: string
  mfaEnabled: boolean
  features: string[]
  canAccessLogs: boolean
  isSuperAdmin: boolean
}
export type ManagementTokenJson = JsonOf<typeof ManagementToken> & ManagementTokenExtras
export type CreatedManagementTokenJson = JsonOf<typeof CreatedManagementToken> & ManagementTokenExtras
/** The only response that names the owner of a token. */
export type VerifiedTokenJson = JsonOf<typeof VerifiedToken> & ManagementTokenExtras & { user?: TokenUserJson }

type Creator = { creator: { id: number; name: string; email: string } | null }
export type ProjectInvitationJson = JsonOf<typeof ProjectInvitations>[number] & Creator
export type OrganizationInvitationJson = JsonOf<typeof OrganizationInvitations>[number] & Creator
export type JoinRequestJson = JsonOf<typeof JoinRequests>[number]

/**
 * `isSeen` becomes true when the user opens the bell after the notification arrived. `payload` names the limit that was
 * exceeded.
 */
export type NotificationJson = JsonOf<typeof PlatformNotification> & { isSeen: boolean; payload?: { limit: string } }

export type SessionJson = JsonOf<typeof Session>
export type PlatformProfileJson = JsonOf<typeof PlatformProfile>

export type PromoCodeJson = JsonOf<typeof PromoCode>
/** A project created by a promo code, with every documented field. */
export type CreatedProjectJson = JsonOf<typeof CreatedProject> & { type: string; created: string } & Record<
    string,
    unknown
  >
