import type { QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { API_KEYS, apiKeyQueries, type AllApiKeys, type ApiKey, type ApiKeyPage } from './api-keys'
import { ApiError } from './errors'
import { ifReadable, Opaque } from './fields'
import { halActions, halApi, HalLinks } from './hal'
import { Id } from './ids'

/** Response to `initialize`: the URL at which to create a key. It is not a key yet, so no row shows it. */
export const ApiKeyDraft = z.object({ id: Id, _links: HalLinks })
export type ApiKeyDraft = z.output<typeof ApiKeyDraft>

const MaybeOpaque = ifReadable(Opaque)
/**
 * The only response with a client secret, which is sent once: no other field can make the response invalid. The secret's
 * field is undocumented, so three spellings are accepted.
 */
export const CreatedApiKey = z.pipe(
  z.object({
    id: Id,
    name: ifReadable(z.string()),
    clientId: MaybeOpaque,
    clientSecret: MaybeOpaque,
    client_secret: MaybeOpaque,
    secret: MaybeOpaque,
  }),
  z.transform(({ clientSecret, client_secret, secret, ...key }) => ({
    ...key,
    clientSecret: clientSecret ?? client_secret ?? secret,
  })),
)
/** A created key. Its name is the requested one if the response does not have it. */
export type CreatedApiKey = z.output<typeof CreatedApiKey> & { name: string }

/** Reserves an ID. The server stores nothing until `createApiKey`. */
export function initializeApiKey(): Promise<ApiKeyDraft> {
  return halApi.send({ method: 'POST', href: API_KEYS, schema: ApiKeyDraft })
}

/**
 * Creates the key of a draft. The same URL updates an existing key, so a 200 instead of a 201 means that an earlier
 * attempt, whose response was lost, created the key: `isNew` is false then, and the secret is lost.
 */
export async function createApiKey(draft: ApiKeyDraft, name: string): Promise<CreatedApiKey & { isNew: boolean }> {
  const href = halActions(draft._links, draft.id)['create'] ?? `${API_KEYS}${encodeURIComponent(draft.id)}`
  const request = { method: 'PUT', href, itemOf: API_KEYS, body: { name }, schema: CreatedApiKey } as const
  const { status, value } = await halApi.exchange(request)
  return { ...value, name: value.name ?? name, isNew: status === 201 }
}

/** False if the draft has links, but none to create the key: the server does not allow it to this user. */
export function mayCreate({ id, _links }: ApiKeyDraft): boolean {
  return Object.keys(_links).length === 0 || 'create' in halActions(_links, id)
}

export function renameApiKey(key: ApiKey, name: string): Promise<unknown> {
  const href = key.updateHref ?? ''
  return halApi.send({ method: 'PUT', href, itemOf: API_KEYS, body: { name }, schema: z.unknown() })
}

export function deleteApiKey(key: ApiKey): Promise<unknown> {
  return halApi.send({ method: 'DELETE', href: key.deleteHref ?? '', itemOf: API_KEYS, schema: z.unknown() })
}

/** Deletes a key. A key that does not exist (any longer) counts as deleted. */
export async function ensureApiKeyDeleted(key: ApiKey): Promise<void> {
  try {
    await deleteApiKey(key)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
  }
}

/** Removes deleted keys from every cached page, then refetches the visible lists. A key's own page then says that the key is gone. */
export function removeApiKeysFromCache(client: QueryClient, ids: string[]): Promise<void> {
  client.setQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() }, (cached) =>
    cached && 'keys' in cached ? { ...cached, keys: cached.keys.filter((key) => !ids.includes(key.id)) } : cached,
  )
  for (const id of ids) client.setQueriesData({ queryKey: apiKeyQueries.one(id) }, null)
  return refreshApiKeys(client)
}

export function refreshApiKeys(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: apiKeyQueries.all() })
}
