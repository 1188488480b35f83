import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import {
  API_KEYS,
  apiKeyQueries,
  toApiKey,
  WireApiKey,
  type AllApiKeys,
  type ApiKey,
  type ApiKeyPage,
} from './api-keys'
import { ApiError } from './errors'
import { ifReadable } from './fields'
import { halApi } from './hal'

/** The response to `GET apikeys/{id}`. Only the key's page shows the owner, so the rows of the list do without it. */
const ViewedApiKey = z.pipe(
  z.object({ ...WireApiKey.shape, profileId: ifReadable(z.string()) }),
  z.transform(({ profileId, ...key }) => ({ ...toApiKey(key), owner: profileId })),
)

/** One key with its owner, or null if the server does not have the key. */
export const apiKeyQuery = (id: string) =>
  queryOptions({
    queryKey: apiKeyQueries.one(id),
    queryFn: ({ signal, client }) => viewApiKey(findCachedApiKey(client, id)?.viewHref, id, signal),
    retryOnMount: false,
  })

/** The keys with these IDs, without those that the server does not have or does not send. `useQueries` costs 1 kB. */
export const apiKeysQuery = (ids: string[]) =>
  queryOptions({
    queryKey: [...apiKeyQueries.all(), 'several', ids],
    queryFn: async ({ client }) => {
      const answers = await Promise.allSettled(ids.map((id) => client.fetchQuery(apiKeyQuery(id))))
      return { found: answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value) || []) }
    },
  })

/** Follows the key's own link, or else the ID of the page's URL. An ID that leads out of the API belongs to no key. */
async function viewApiKey(link: string | null | undefined, id: string, signal: AbortSignal) {
  const href = link ?? halApi.confine(`${API_KEYS}${encodeURIComponent(id)}`, API_KEYS)
  if (href === null) return null
  try {
    return await halApi.send({ href, schema: ViewedApiKey, signal })
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null
    throw error
  }
}

/** Returns the row of a key from the lists in the cache. */
export function findCachedApiKey(client: QueryClient, id: string): ApiKey | undefined {
  return cachedLists(client)
    .flatMap(({ keys }) => keys)
    .find((key) => key.id === id)
}

/** True if a list in the cache has keys that could not be read. */
export function hasUnreadableKeys(client: QueryClient): boolean {
  return cachedLists(client).some(({ unreadable }) => unreadable)
}

function cachedLists(client: QueryClient): (ApiKeyPage | AllApiKeys)[] {
  return client
    .getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
    .flatMap(([, cached]) => (cached && 'keys' in cached ? [cached] : []))
}
