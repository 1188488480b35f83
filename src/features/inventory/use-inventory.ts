import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'

import { apiKeyQueries, type ApiKey } from '~/api/api-keys'
import { asApiError, type ApiError } from '~/api/errors'
import { MANAGEMENT_TOKENS, managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { toListStatus } from '~/ui/lists/list-status'

import type { InventoryRow } from './inventory'

/** One list of the inventory. */
export type InventoryList = {
  id: 'apiKeys' | 'tokens'
  /** Entries that the server has and that could not be read. */
  unreadable: number
} & (
  | { step: 'reading'; read: number; total: number }
  | { step: 'failed'; error: ApiError; retry: () => void }
  | { step: 'ready'; rows: InventoryRow[] }
)

export type StatusOfToken = (token: ManagementToken) => string

/** Reads every page of the lists that config.json shows and the server has. */
export function useInventory(statusOf: StatusOfToken): InventoryList[] {
  const apiKeys = useApiKeys()
  const tokens = useTokens(statusOf)
  return [apiKeys, tokens].filter((list) => list !== undefined)
}

function useApiKeys(): InventoryList | undefined {
  const isShown = useCan('apiKeys', 'read')
  const query = useQuery({ ...apiKeyQueries.everything({ by: 'name', direction: 'asc' }), enabled: isShown })
  if (!isShown) return undefined
  const { keys = [], total = 0, complete = false, unreadable: odd } = query.data ?? {}
  // A key that is deleted during the reading moves another one to a page that has been read.
  const skipped = complete && !query.isFetching ? total - keys.length : 0
  const list = { id: 'apiKeys', unreadable: Math.max(odd?.count ?? 0, skipped) } as const
  if (query.error) return { ...list, step: 'failed', error: asApiError(query.error), retry: () => void query.refetch() }
  return complete
    ? { ...list, step: 'ready', rows: keys.map(keyRow) }
    : { ...list, step: 'reading', read: keys.length, total }
}

/** Undefined if the server has no tokens. */
function useTokens(statusOf: StatusOfToken): InventoryList | undefined {
  const isShown = useCan('tokens', 'read')
  const query = useQuery({ ...managementTokenQueries.list(), enabled: isShown })
  const unreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS]?.count ?? 0
  const status = toListStatus(query)
  if (!isShown || status.step === 'unavailable') return undefined
  if (status.step === 'failed') return { id: 'tokens', unreadable, ...status }
  return query.data
    ? { id: 'tokens', unreadable, step: 'ready', rows: query.data.map((token) => tokenRow(token, statusOf(token))) }
    : { id: 'tokens', unreadable, step: 'reading', read: 0, total: 0 }
}

function keyRow({ name, id, clientId, created, lastModified }: ApiKey): InventoryRow {
  return { type: 'API key', name, id, clientId, created, lastModified }
}

function tokenRow(token: ManagementToken, status: string): InventoryRow {
  const { name, id, created, lastUsed, expires, isSession } = token
  return { type: isSession ? 'session token' : 'access token', name, id, status, created, lastUsed, expires }
}
