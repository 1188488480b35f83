import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown } from '~/api/errors'
import {
  createManagementToken,
  deleteManagementToken,
  forgetManagementTokens,
  keepManagementToken,
  managementTokenQueries,
  type CreatedManagementToken,
  type ManagementToken,
} from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { useAction } from '~/ui/use-action'

import { secondsOf, type TokenValues } from './lifetime'

/** What became of an attempt whose answer never arrived: the token that it made, none, or nobody could say. */
export type LostAttempt = ManagementToken | 'not-made' | 'unknown'

/**
 * Creates a token. Where no answer comes, the list is asked whether there is one more, and one that was made is deleted
 * before another is: its value is lost, and nothing is made twice.
 */
export function useCreateToken(onCreated: (token: CreatedManagementToken) => void) {
  const client = useQueryClient()
  const [lost, setLost] = useState<LostAttempt>()

  const create = useAction(
    async (values: TokenValues) => {
      if (typeof lost === 'object') await deleteUseless(client, lost)
      setLost(undefined)
      const before = client.getQueryData(managementTokenQueries.list().queryKey)
      try {
        const token = await createManagementToken(values.name, secondsOf(values, serverNow()))
        const { token: _secret, ...row } = token
        onCreated(token)
        void keepManagementToken(client, row)
      } catch (thrown) {
        if (isOutcomeUnknown(asApiError(thrown))) setLost(await findLost(client, before, values.name))
        throw thrown
      }
    },
    { typed: ({ name, lifetime, hours, date }) => ({ name, lifetime, hours, date }) },
  )
  return { ...create, lost }
}

async function findLost(
  client: QueryClient,
  before: ManagementToken[] | undefined,
  name: string,
): Promise<LostAttempt> {
  if (!before) return 'unknown'
  try {
    // One that was asked for before the token was made would not have it.
    await client.cancelQueries({ queryKey: managementTokenQueries.all() })
    const now = await client.fetchQuery({ ...managementTokenQueries.list(), staleTime: 0, retry: false })
    const known = new Set(before.map(({ id }) => id))
    return now.find((token) => token.name === name && !known.has(token.id)) ?? 'not-made'
  } catch {
    return 'unknown'
  }
}

/** Somebody may have deleted it already; what counts is that it is gone. */
export async function deleteUseless(client: QueryClient, token: Pick<ManagementToken, 'id'>): Promise<void> {
  try {
    await deleteManagementToken(token)
  } catch (thrown) {
    if (asApiError(thrown).kind !== 'not-found') throw thrown
  }
  void forgetManagementTokens(client, [token.id])
}
