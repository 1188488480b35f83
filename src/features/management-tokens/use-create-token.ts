import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  createManagementToken,
  ensureManagementTokenDeleted,
  removeManagementTokensFromCache,
  addManagementTokenToCache,
  managementTokenQueries,
  type CreatedManagementToken,
  type ManagementToken,
} from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { explain } from '~/ui/feedback/problem'
import { announce } from '~/ui/feedback/status'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { createWords as words } from './dialog-words'
import { secondsOf, type TokenValues } from './lifetime'

/** What became of an attempt whose answer never arrived: the token that it made, none, or nobody could say. */
export type LostAttempt = ManagementToken | 'not-made' | 'unknown'

/**
 * Creates a token. Where no answer comes, the list is asked whether there is one more, and one that was made is deleted
 * before another is: its value is lost, and nothing is made twice. Whoever has left meanwhile is told what became of it.
 */
export function useCreateToken(onCreated: (token: CreatedManagementToken) => void) {
  const client = useQueryClient()
  const isGone = useIsUnmounted()
  const [lost, setLost] = useState<LostAttempt>()
  /** The lost token could not be deleted: then another is made beside it, if the person wants to. */
  const [isStuck, setStuck] = useState(false)

  const create = useAction(
    async (values: TokenValues) => {
      if (typeof lost === 'object' && !isStuck) {
        await deleteLost(client, lost).catch((thrown: unknown) => {
          setStuck(true)
          if (isGone.current) announce(words.lostKept(lost.id))
          throw thrown
        })
        // Nobody would see the value of the other one either.
        if (isGone.current) return announce(words.lostDeleted(lost.id))
      }
      setLost(undefined)
      setStuck(false)
      const before = client.getQueryData(managementTokenQueries.list().queryKey)
      const begun = serverNow()
      try {
        const token = await createManagementToken(values.name, secondsOf(values, begun))
        const { token: _secret, ...row } = token
        // Nobody is there any more to see it, and its row alone would not say that its value is lost.
        if (isGone.current) announce(words.madeUnseen(token.id))
        else onCreated(token)
        void addManagementTokenToCache(client, row)
      } catch (thrown) {
        const error = asApiError(thrown)
        const { name } = values
        const found = isOutcomeUnknown(error) ? await findLost(client, { before, begun, name, error }) : undefined
        setLost(found)
        if (isGone.current) announce(explainUnseen(name, error, found))
        throw thrown
      }
    },
    { draft: ({ name, lifetime, hours, date }) => ({ name, lifetime, hours, date }) },
  )
  return { ...create, lost, isStuck }
}

/** What has become of a token that nobody is there to see any more. */
function explainUnseen(name: string, error: ApiError, lost: LostAttempt | undefined): string {
  if (typeof lost === 'object') return words.madeUnseen(lost.id)
  return lost === 'unknown' ? words.unknownUnseen(name) : `${words.failedUnseen(name)} ${explain(error)}`
}

/** How far the server's word for "now" may lie before ours. */
const CLOCK_TOLERANCE = 5 * 60_000

type Attempt = { before: ManagementToken[] | undefined; begun: number; name: string; error: ApiError }

/** Only one that nobody else can have made counts as ours: whatever else is new makes the matter unclear. */
async function findLost(client: QueryClient, { before, begun, name, error }: Attempt): Promise<LostAttempt> {
  if (!before) return 'unknown'
  try {
    const { queryKey } = managementTokenQueries.list()
    // A request that left before the attempt would know nothing of it.
    await client.cancelQueries({ queryKey })
    const now = await client.fetchQuery({ ...managementTokenQueries.list(), staleTime: 0, retry: false })
    const known = new Set(before.map(({ id }) => id))
    const fresh = now.filter(({ id }) => !known.has(id))
    const ours = fresh.filter(
      (token) => token.name === name && !token.lastUsed && token.created.getTime() > begun - CLOCK_TOLERANCE,
    )
    const [only] = ours
    if (only && ours.length === 1) return only
    // After a time-out the server may be at it still.
    return fresh.length > 0 || error.kind === 'timeout' ? 'unknown' : 'not-made'
  } catch {
    return 'unknown'
  }
}

/** Deletes a token that is of no use to anybody, and takes it out of the list. */
export async function deleteLost(client: QueryClient, token: Pick<ManagementToken, 'id'>): Promise<void> {
  await ensureManagementTokenDeleted(token)
  void removeManagementTokensFromCache(client, [token.id])
}
