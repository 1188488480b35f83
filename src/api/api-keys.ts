import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { offerDeveloperToken } from './developer-token'
import { halActions, halApi, HalLinks, halPage } from './hal'
import { Instant } from './instant'

/** Rows on a page of the table. */
export const PAGE_SIZE = 20
/** Rows asked for at once where all of them are wanted. */
const BULK_SIZE = 100
/** Requests under way at once: what a browser gives one HTTP/1.1 host. */
const PARALLEL = 6
const PROGRESS_MS = 400

/** The key whose client and token are the person's developer credentials (api-facts §2.5). */
export const DEFAULT_KEY_NAME = 'default'

const WireApiKey = z.object({
  id: z.string(),
  created: Instant,
  lastModified: Instant,
  name: z.string(),
  clientId: z.string(),
  _links: HalLinks,
})

/** A key as a row shows it. It has no field for a secret, and what is not named here is dropped at this border. */
export const ApiKey = z.pipe(WireApiKey, z.transform(toApiKey))
export type ApiKey = ReturnType<typeof toApiKey>

/** A key as the list sends it: the default one carries a live bearer token. It goes no further than this file. */
const ListedApiKey = z.object({ ...WireApiKey.shape, accessToken: z.optional(z.string()) })
export const ApiKeyList = halPage('apikeys', ListedApiKey)

/** The answer to initialize: an address to create at, not a key. It is never shown as a row. */
export const ApiKeyDraft = z.object({ id: z.string(), _links: HalLinks })
export type ApiKeyDraft = z.output<typeof ApiKeyDraft>

/** The only key with a secret. No document names the field (api-facts §2.3), so three spellings are read. */
export const CreatedApiKey = z.pipe(
  z.object({
    ...WireApiKey.shape,
    clientSecret: z.optional(z.string()),
    client_secret: z.optional(z.string()),
    secret: z.optional(z.string()),
  }),
  z.transform(({ clientSecret, client_secret, secret, ...key }) => ({
    ...toApiKey(key),
    clientSecret: clientSecret ?? client_secret ?? secret,
  })),
)
export type CreatedApiKey = z.output<typeof CreatedApiKey>

export type ApiKeySort = { by: 'name' | 'created' | 'lastModified'; direction: 'asc' | 'desc' }
export type ApiKeyPage = { keys: ApiKey[]; total: number; pages: number; page: number }
/** All keys, as far as they have arrived. A filter over an incomplete list has not seen everything, and says so. */
export type AllApiKeys = { keys: ApiKey[]; total: number; complete: boolean }

export const apiKeyQueries = {
  all: () => ['api-keys'] as const,

  /** One page of the table. `page` counts from 0, as on the wire. */
  page: (page: number, sort: ApiKeySort) =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'page', page, sort],
      queryFn: ({ signal }) => listPage(page, PAGE_SIZE, sort, signal),
      placeholderData: keepPreviousData,
      // Long enough to leaf back and forth; fifty pages that somebody has passed through are not kept.
      gcTime: 10_000,
      // The page's loader has asked already; a failure is shown, and asked again when the person wants to.
      retryOnMount: false,
    }),

  /** Every key, fetched in parallel; the pages show in the cache as they arrive. */
  everything: (sort: ApiKeySort) =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'everything', sort],
      queryFn: ({ signal, client, queryKey }) =>
        listEverything(sort, signal, (soFar) => client.setQueryData(queryKey, soFar)),
      // Two thousand rows are worth keeping for as long as somebody types, not for as long as the tab lives.
      gcTime: 60_000,
    }),

  /** The oldest keys: what to delete when the limit is reached. */
  oldest: () =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'oldest'],
      queryFn: ({ signal }) => listPage(0, 5, { by: 'created', direction: 'asc' }, signal),
    }),

  /** Who the developer credentials belong to. The token itself is with developer-token.ts, never in a cache. */
  developer: () =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'developer'],
      queryFn: ({ signal }) => findDefaultKey(signal),
      gcTime: 0,
    }),
}

async function listPage(page: number, size: number, sort: ApiKeySort, signal: AbortSignal): Promise<ApiKeyPage> {
  const query = new URLSearchParams({ page: `${page}`, size: `${size}`, sort: `${sort.by},${sort.direction}` })
  const answer = await halApi.send({ href: `apikeys/?${query}`, answer: ApiKeyList, signal })
  const developer = answer.items.find((key) => key.name === DEFAULT_KEY_NAME)
  if (developer) offerDeveloperToken({ clientId: developer.clientId, token: developer.accessToken })
  return {
    keys: answer.items.map(toApiKey),
    total: answer.page.totalElements,
    pages: answer.page.totalPages,
    page: answer.page.number,
  }
}

async function listEverything(sort: ApiKeySort, signal: AbortSignal, onProgress: (soFar: AllApiKeys) => void) {
  const first = await listPage(0, BULK_SIZE, sort, signal)
  const pages: ApiKey[][] = [first.keys]
  const soFar = (complete: boolean): AllApiKeys => ({ keys: distinct(pages.flat()), total: first.total, complete })
  let told = 0
  const tell = () => {
    // Each telling goes through all keys and draws the table anew: a few times a second are enough to see it move.
    if (performance.now() - told < PROGRESS_MS) return
    told = performance.now()
    onProgress(soFar(false))
  }

  const waiting = Array.from({ length: Math.max(0, first.pages - 1) }, (_, index) => index + 1)
  const fetchNext = async (): Promise<void> => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      // oxlint-disable-next-line no-await-in-loop -- each of the parallel lanes takes one page after the other
      pages[page] = (await listPage(page, BULK_SIZE, sort, signal)).keys
      tell()
    }
  }
  if (waiting.length > 0) tell()
  await Promise.all(Array.from({ length: PARALLEL }, fetchNext))
  return soFar(true)
}

/** Pages shift under a reader when somebody creates or deletes: a key may come twice. */
function distinct(keys: ApiKey[]): ApiKey[] {
  return [...new Map(keys.map((key) => [key.id, key])).values()]
}

/** Oldest first: the default key is as old as the account, so the first page nearly always has it. */
async function findDefaultKey(signal: AbortSignal): Promise<ApiKey | null> {
  for (let page = 0, pages = 1; page < pages; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- stops at the first page that has it
    const answer = await listPage(page, BULK_SIZE, { by: 'created', direction: 'asc' }, signal)
    const found = answer.keys.find((key) => key.name === DEFAULT_KEY_NAME)
    if (found) return found
    pages = answer.pages
  }
  return null
}

/** Reserves an identifier. Nothing is stored until it is created. */
export function initializeApiKey(): Promise<ApiKeyDraft> {
  return halApi.send({ method: 'POST', href: 'apikeys/', answer: ApiKeyDraft })
}

/**
 * Turns a draft into a key. The same address updates a key that exists, so an answer of 200 to a repeated request means
 * that an earlier one, whose answer was lost, had created it: `isNew` is false, and its secret is lost too.
 */
export async function createApiKey(draft: ApiKeyDraft, name: string): Promise<CreatedApiKey & { isNew: boolean }> {
  const href = halActions(draft._links)['create'] ?? `apikeys/${encodeURIComponent(draft.id)}`
  const { status, value } = await halApi.exchange({ method: 'PUT', href, body: { name }, answer: CreatedApiKey })
  return { ...value, isNew: status === 201 }
}

export function renameApiKey(key: ApiKey, name: string): Promise<ApiKey> {
  return halApi.send({ method: 'PUT', href: key.updateHref ?? '', body: { name }, answer: ApiKey })
}

export function deleteApiKey(key: ApiKey): Promise<unknown> {
  return halApi.send({ method: 'DELETE', href: key.deleteHref ?? '', answer: z.unknown() })
}

/** Takes keys that are gone out of every cached page, then asks the server again for what is on screen. */
export function forgetApiKeys(client: QueryClient, ids: string[]): Promise<void> {
  client.setQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() }, (cached) =>
    cached && 'keys' in cached ? { ...cached, keys: cached.keys.filter((key) => !ids.includes(key.id)) } : cached,
  )
  return refreshApiKeys(client)
}

export function refreshApiKeys(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: apiKeyQueries.all() })
}

function toApiKey({ id, created, lastModified, name, clientId, _links }: z.output<typeof WireApiKey>) {
  const { update, delete: remove } = halActions(_links)
  const updateHref = update === undefined ? undefined : halApi.confine(update)
  return {
    id,
    created,
    lastModified,
    name,
    clientId,
    /** Undefined: the server does not offer it. Null: it leads where our token must not go. */
    updateHref,
    // Mostly the same address, which is then kept once.
    deleteHref: remove === update ? updateHref : remove === undefined ? undefined : halApi.confine(remove),
  }
}
