import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ifReadable, MaybeText, Opaque } from './fields'
import { MaybeInstant } from './instant'
import { createMyAccountClient, fetchOncePerVisit } from './my-account-client'
import { Texts } from './odd-fields'
import { rows, unreadableIn } from './rows'

/** One client for each scope: a tenant may let users see their accounts and not disconnect them. */
export const connectedAccountsApi = { read: createMyAccountClient(), delete: createMyAccountClient() }

const PATH = 'connected-accounts'
const ACCOUNTS = `${PATH}/accounts`
const PAGE_SIZE = 50
/** More accounts than anybody connects. A server whose pages never end must not keep the page busy. */
const MAX_PAGES = 10

/** An account of another provider, of which Token Vault holds tokens for the user's apps. */
export const ConnectedAccount = z.pipe(
  z.object({
    id: Opaque,
    connection: Opaque,
    scopes: Texts,
    created_at: z.optional(MaybeInstant),
    expires_at: z.optional(MaybeInstant),
  }),
  z.transform(({ created_at: created, expires_at: expires, ...account }) => ({ ...account, created, expires })),
)
export type ConnectedAccount = z.output<typeof ConnectedAccount>

/** A connection of the tenant of which the user may connect an account. */
const Connection = z.object({ name: Opaque, strategy: ifReadable(z.string()), scopes: Texts })
export type Connection = z.output<typeof Connection>

const AccountPage = z.object({ accounts: z.nullable(rows(ConnectedAccount, { isLaterPage: true })), next: MaybeText })
const ConnectionPage = z.object({ connections: z.nullable(rows(Connection, { isLaterPage: true })), next: MaybeText })

/** `unreadable` counts the rows that could not be read. */
type List<Row> = { rows: Row[]; unreadable: number }
type Page<Row> = { rows: Row[]; next: string | undefined }

export const connectedAccountQueries = {
  all: () => ['connected-accounts'] as const,

  accounts: () =>
    queryOptions({
      ...fetchOncePerVisit,
      queryKey: [...connectedAccountQueries.all(), 'accounts'],
      queryFn: ({ signal }) =>
        readPages(async (query) => {
          const page = await connectedAccountsApi.read.send({ href: ACCOUNTS + query, schema: AccountPage, signal })
          return { rows: page.accounts ?? [], next: page.next }
        }),
    }),

  /** Requested when the user wants to connect an account. */
  connections: () =>
    queryOptions({
      ...fetchOncePerVisit,
      queryKey: [...connectedAccountQueries.all(), 'connections'],
      queryFn: ({ signal }) =>
        readPages(async (query) => {
          const page = await connectedAccountsApi.read.send({
            href: `${PATH}/connections${query}`,
            schema: ConnectionPage,
            signal,
          })
          return { rows: page.connections ?? [], next: page.next }
        }),
    }),
}

/** Disconnects an account. Returns false if it had been disconnected before. */
export async function disconnectAccount({ id }: Pick<ConnectedAccount, 'id'>): Promise<unknown> {
  return connectedAccountsApi.delete.send({
    method: 'DELETE',
    href: `${ACCOUNTS}/${encodeURIComponent(id)}`,
    itemOf: ACCOUNTS,
    schema: z.unknown(),
  })
}

/** Removes an account from the cached list. A refetch would use up one of the two reads a minute. */
export function removeAccountFromCache(client: QueryClient, { id }: Pick<ConnectedAccount, 'id'>): void {
  client.setQueryData(
    connectedAccountQueries.accounts().queryKey,
    (list) => list && { ...list, rows: list.rows.filter((account) => account.id !== id) },
  )
}

async function readPages<Row>(read: (query: string) => Promise<Page<Row>>): Promise<List<Row>> {
  const all: List<Row> = { rows: [], unreadable: 0 }
  let from: string | undefined
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const query = new URLSearchParams({ take: `${PAGE_SIZE}`, ...(from !== undefined && { from }) })
    // oxlint-disable-next-line no-await-in-loop -- each page names the next one
    const page = await read(`?${query.toString()}`)
    all.rows.push(...page.rows)
    all.unreadable += unreadableIn(page.rows)?.count ?? 0
    if (page.next === undefined || page.next === from) break
    from = page.next
  }
  return all
}
