import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { Count, ifReadable } from './fields'
import { halApi, halPage } from './hal'

/** An account of the user. Only the limit of its keys is read. */
export const Account = z.object({ ownerProfileId: ifReadable(z.string()), maxClients: ifReadable(Count) })
export const AccountList = halPage('accounts', Account)

export const accountQueries = {
  /** How many API keys the account of a user may have, or null if the server does not say. */
  keyLimit: (userId: string) =>
    queryOptions({
      queryKey: ['accounts', 'key-limit', userId],
      queryFn: ({ signal }) => readKeyLimit(userId, signal),
    }),
}

/** The limit is an extra, so that no failure is worth a message: many servers lack this resource, or deny it. */
async function readKeyLimit(userId: string, signal: AbortSignal): Promise<number | null> {
  try {
    const { items } = await halApi.send({ href: 'accounts', schema: AccountList, signal, isOptional: true })
    const own = items.find(({ ownerProfileId, maxClients }) => maxClients && isSame(ownerProfileId, userId))
    return own?.maxClients ?? null
  } catch {
    return null
  }
}

/** The API writes the pipe of "auth0|…" as "%7C" in some places. */
function isSame(profileId: string | undefined, userId: string): boolean {
  return profileId === userId || profileId === encodeURIComponent(userId)
}
