import type * as z from 'zod/mini'

import type { ApiKey, ApiKeyDraft } from '~/api/api-keys'

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
