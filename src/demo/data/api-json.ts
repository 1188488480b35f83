import type * as z from 'zod/mini'

import type { ApiKey, ApiKeyDraft } from '~/api/api-keys'
import type { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'
import type { CreatedManagementToken, ManagementToken, VerifiedToken } from '~/api/management-tokens'
import type { PlatformNotification } from '~/api/notification-schema'
import type { CreatedProject, PromoCode } from '~/api/promo-codes'

/** What the app reads is what the demo has to write: the wire shape of the app's own schemas. */
export type Wire<Schema extends z.ZodMiniType> = z.input<Schema>

type Links = Record<string, { href: string }>

/** The documented API sends more than the app reads; the mock sends it too, so that dropping it is tested. */
export type WireApiKey = Wire<typeof ApiKey> & { profileId: string; accessToken?: string; clientSecret?: string }
export type WireApiKeyDraft = Wire<typeof ApiKeyDraft> & { created: string; lastModified: string; profileId: string }
export type WireApiKeyList = {
  /** An empty collection comes without it. */
  _embedded?: { apikeys: WireApiKey[] }
  _links: Links
  page: { size: number; totalElements: number; totalPages: number; number: number }
}

/** A key as the database keeps it: no links, which depend on who asks, and never a secret. */
export type ApiKeyRow = Pick<Wire<typeof ApiKey>, 'id' | 'created' | 'lastModified' | 'name' | 'clientId'>

/**
 * The API's own way to write an instant: without a zone, meaning UTC, and with more digits than a millisecond has
 * (six where it is stored, eight or nine where it was only just measured).
 */
export function wireInstant(milliseconds: number, beyond = '000'): string {
  return new Date(milliseconds).toISOString().replace('Z', beyond)
}

type TokenExtras = {
  /** `super` is a machine's. */
  type: 'admin' | 'super' | 'session'
  scopes: string[]
  creator: { id: number; name: string }
}
export type TokenUser = {
  id: number
  name: string
  email: string
  mfaEnabled: boolean
  features: string[]
  canAccessLogs: boolean
  isSuperAdmin: boolean
}

export type WireManagementToken = Wire<typeof ManagementToken> & TokenExtras
export type WireCreatedManagementToken = Wire<typeof CreatedManagementToken> & TokenExtras
/** The only answer that says whose token it is. */
export type WireVerifiedToken = Wire<typeof VerifiedToken> & TokenExtras & { user?: TokenUser }

/** A token as the database keeps it. Nobody can use it from here: what is kept of the token itself is a hash. */
export type ManagementTokenRow = Pick<TokenExtras, 'type' | 'scopes'> & {
  id: number
  description: string
  created: number
  lastUsed: number | null
  expires: number
  isDisabled: boolean
  /** How the instants of this token are written. */
  form: InstantForm
  /** Missing from tokens that were there from the start: they never were anybody's to use. */
  hash?: string
}

/** Whom the API counts has a number, and an address that the app does not show. */
type Creator = { creator: { id: number; name: string; email: string } | null }
export type WireProjectInvitation = Wire<typeof ProjectInvitations>[number] & Creator
export type WireOrganizationInvitation = Wire<typeof OrganizationInvitations>[number] & Creator
export type WireJoinRequest = Wire<typeof JoinRequests>[number]

/** `isSeen` is whether the bell was opened since; `payload` says which limit was crossed. */
export type WireNotification = Wire<typeof PlatformNotification> & { isSeen: boolean; payload?: { limit: string } }
/** A notice as the database keeps it: its instant as a number, and apart from that what a number has no digits for. */
export type NoticeRow = Omit<WireNotification, 'created'> & { created: number; beyond: string }

export type WirePromoCode = Wire<typeof PromoCode>
/** Made by a code, with everything that the documented answer says of a project. */
export type WireCreatedProject = Wire<typeof CreatedProject> & { type: string; created: string } & Record<
    string,
    unknown
  >

/** The same API writes instants in all of these ways (api-facts §1.1). Without a zone they mean UTC. */
export type InstantForm = 'offset' | 'utc' | 'no-zone' | 'space'

const PRAGUE_HOURS = 2

export function wireManageInstant(milliseconds: number, form: InstantForm): string {
  const iso = (time: number) => new Date(time).toISOString()
  switch (form) {
    case 'offset':
      return `${iso(milliseconds + PRAGUE_HOURS * 60 * 60_000).slice(0, 19)}+0${PRAGUE_HOURS}00`
    case 'utc':
      return iso(milliseconds)
    case 'no-zone':
      return iso(milliseconds).slice(0, 19)
    case 'space':
      return iso(milliseconds).slice(0, 19).replace('T', ' ')
  }
}
