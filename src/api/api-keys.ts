import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { setDeveloperToken } from './developer-token'
import { ifReadable, MaybeText, Opaque } from './fields'
import { halActions, halApi, HalLinks, halPage } from './hal'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { reportUnreadable, type UnreadableRows } from './report-unreadable'
import type { UnreadableRow } from './rows'

export const API_KEYS = 'apikeys/'
/** Rows on one page of the table. */
export const PAGE_SIZE = 20
/** Page size for requests that read the whole list. */
const BULK_SIZE = 100
/** Parallel requests. Browsers open at most six HTTP/1.1 connections to a host. */
const PARALLEL = 6
/** Minimum time between two progress updates, in milliseconds. */
const PROGRESS_MS = 400

/** Name of the key that holds the user's developer credentials (docs/api/hal.md). */
export const DEFAULT_KEY_NAME = 'default'

export const WireApiKey = z.object({
  id: Id,
  created: MaybeInstant,
  lastModified: MaybeInstant,
  name: MaybeText,
  clientId: Opaque,
  _links: HalLinks,
})

/** A key as the table shows it. It has no field for a secret, and unknown keys are dropped. */
export const ApiKey = z.pipe(WireApiKey, z.transform(toApiKey))
export type ApiKey = ReturnType<typeof toApiKey>

/** A key as the list sends it. The default key carries the developer token, which never leaves this file. */
const ListedApiKey = z.object({ ...WireApiKey.shape, accessToken: ifReadable(Opaque) })
export const ApiKeyList = halPage('apikeys', ListedApiKey)
const LaterApiKeyList = halPage('apikeys', ListedApiKey, { isLaterPage: true })

export type ApiKeySort = { by: 'name' | 'created' | 'lastModified'; direction: 'asc' | 'desc' }
export type ApiKeyPage = {
  keys: ApiKey[]
  total: number
  pages: number
  page: number
  unreadable?: (UnreadableRows & { rows: UnreadableRow[] }) | undefined
}
/** All keys that have arrived so far. While `complete` is false, a filter has not searched every key. */
export type AllApiKeys = {
  keys: ApiKey[]
  total: number
  complete: boolean
  unreadable?: UnreadableRows | undefined
}

export const apiKeyQueries = {
  all: () => ['api-keys'] as const,

  /** One page of the table. `page` is zero-based, as in the API. */
  page: (page: number, sort: ApiKeySort) =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'page', page, sort],
      queryFn: ({ signal }) => listPage(page, PAGE_SIZE, sort, signal),
      placeholderData: keepPreviousData,
      // Long enough to go back and forth, without keeping every page that the user has passed.
      gcTime: 10_000,
      // The route loader has sent the request already. The page shows a failure and offers a retry.
      retryOnMount: false,
    }),

  /** Every key, fetched in parallel. The cache holds a partial list until all pages have arrived. */
  everything: (sort: ApiKeySort) =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'everything', sort],
      queryFn: ({ signal, client, queryKey }) =>
        listEverything(sort, signal, (soFar) => client.setQueryData(queryKey, soFar)),
      // Thousands of rows stay in memory while the user is filtering, not until the tab closes.
      gcTime: 60_000,
    }),

  /** The oldest keys, suggested for deletion when the limit is reached. */
  oldest: () =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'oldest'],
      queryFn: ({ signal }) => listPage(0, 5, { by: 'created', direction: 'asc' }, signal),
    }),

  /** The query of one key's page, see api-key-view.ts. */
  one: (id: string) => [...apiKeyQueries.all(), 'one', id] as const,

  /** The default key. Its token is in developer-token.ts only, and never in a cache. */
  developer: () =>
    queryOptions({
      queryKey: [...apiKeyQueries.all(), 'developer'],
      queryFn: ({ signal }) => findDefaultKey(signal),
      gcTime: 0,
    }),
}

async function listPage(page: number, size: number, sort: ApiKeySort, signal: AbortSignal): Promise<ApiKeyPage> {
  const query = new URLSearchParams({ page: `${page}`, size: `${size}`, sort: `${sort.by},${sort.direction}` })
  const href = `${API_KEYS}?${query}`
  const schema = page === 0 ? ApiKeyList : LaterApiKeyList
  const { items, page: info = {} } = await halApi.send({ href, schema, signal })
  const developer = items.find((key) => key.name === DEFAULT_KEY_NAME)
  if (developer) setDeveloperToken({ clientId: developer.clientId, token: developer.accessToken })
  const unreadable = reportUnreadable(items, halApi, href)
  // Without a total, at least the keys up to this page exist.
  const total = info.totalElements ?? page * size + items.length + (unreadable?.count ?? 0)
  return {
    keys: items.map(toApiKey),
    total,
    pages: info.totalPages ?? Math.ceil(total / size),
    page: info.number ?? page,
    unreadable,
  }
}

async function listEverything(sort: ApiKeySort, signal: AbortSignal, onProgress: (soFar: AllApiKeys) => void) {
  const first = await listPage(0, BULK_SIZE, sort, signal)
  const pages: ApiKeyPage[] = [first]
  const soFar = (complete: boolean): AllApiKeys => ({
    keys: removeDuplicates(pages.flatMap(({ keys }) => keys)),
    total: first.total,
    complete,
    unreadable: sumOf(pages),
  })
  let lastReport = 0
  const reportProgress = () => {
    // Each update copies all keys and renders the table again, so updates are throttled.
    if (performance.now() - lastReport < PROGRESS_MS) return
    lastReport = performance.now()
    onProgress(soFar(false))
  }

  const pagesToFetch = Array.from({ length: Math.max(0, first.pages - 1) }, (_, index) => index + 1)
  const fetchNext = async (): Promise<void> => {
    for (let page = pagesToFetch.shift(); page !== undefined; page = pagesToFetch.shift()) {
      // oxlint-disable-next-line no-await-in-loop -- each parallel worker fetches one page after the other
      pages[page] = await listPage(page, BULK_SIZE, sort, signal)
      reportProgress()
    }
  }
  if (pagesToFetch.length > 0) reportProgress()
  await Promise.all(Array.from({ length: PARALLEL }, fetchNext))
  return soFar(true)
}

/** The unreadable rows of all pages, with the error of the first ones. A key with an ID counts once. */
function sumOf(pages: ApiKeyPage[]): UnreadableRows | undefined {
  const odd = pages.flatMap(({ page, unreadable }) => (unreadable ? [{ page, ...unreadable }] : []))
  const keys = odd.flatMap(({ page, rows }) => rows.map(({ id = `page ${page}`, offset }) => `${id}+${offset}`))
  return odd[0] && { error: odd[0].error, count: new Set(keys).size }
}

/** Removes duplicates. Pages shift when a key is created or deleted meanwhile, so a key may come twice. */
function removeDuplicates(keys: ApiKey[]): ApiKey[] {
  return [...new Map(keys.map((key) => [key.id, key])).values()]
}

/**
 * Searches oldest first: the default key is as old as the account, so it is nearly always on the first page. Fails if the
 * key is missing among keys that cannot be read.
 */
async function findDefaultKey(signal: AbortSignal): Promise<ApiKey | null> {
  let unreadable: UnreadableRows | undefined
  for (let page = 0, pages = 1; page < pages; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- stops at the first page with the key
    const answer = await listPage(page, BULK_SIZE, { by: 'created', direction: 'asc' }, signal)
    const defaultKey = answer.keys.find((key) => key.name === DEFAULT_KEY_NAME)
    if (defaultKey) return defaultKey
    unreadable ??= answer.unreadable
    pages = answer.pages
  }
  if (unreadable) throw unreadable.error
  return null
}

export function toApiKey({ id, created, lastModified, name, clientId, _links }: z.output<typeof WireApiKey>) {
  const { self, update, delete: remove } = halActions(_links, id)
  const updateHref = confineLink(update)
  // Usually the three links are one, so the string is shared.
  const confined = (link: string | null | undefined) => (link === update ? updateHref : confineLink(link))
  return {
    id,
    created,
    lastModified,
    /** The client ID replaces a missing name. */
    name: name ?? clientId,
    clientId,
    /** Undefined if this user may not update the key. Null if the link leads outside the API, or to the list. */
    updateHref,
    deleteHref: confined(remove),
    viewHref: confined(self),
  }
}

const confineLink = (href: string | null | undefined) =>
  typeof href === 'string' ? halApi.confine(href, API_KEYS) : href
