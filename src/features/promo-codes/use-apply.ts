import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { applyPromoCode, promoCodeProblem, promoCodeQueries, type PromoCode } from '~/api/promo-codes'
import { useAction } from '~/ui/use-action'

type Project = { id: string; name: string }

/** What became of a code. */
export type Outcome =
  | { kind: 'applied'; code: string; project: Project | undefined; expires?: Date | undefined; isLate?: boolean }
  /** Applied before, by this person. */
  | { kind: 'yours'; code: string; project: Project | undefined }
  | { kind: 'used' | 'unknown' | 'malformed' | 'not-known' | 'not-applied'; code: string; error: ApiError }

/**
 * Applies a code, and tells the answers apart. The server says in words alone whether a code is used, and not by whom:
 * that is in the list of the person's own. The list also knows what became of an attempt that was never answered.
 */
export function useApply() {
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome>()

  const apply = useAction(async (code: string) => {
    setOutcome(undefined)
    try {
      const { expires, ...project } = await applyPromoCode(code)
      setOutcome({ kind: 'applied', code, project, expires })
      void client.invalidateQueries({ queryKey: promoCodeQueries.all() })
    } catch (thrown) {
      const error = asApiError(thrown)
      const known = await outcomeOf(client, code, error)
      if (!known) throw thrown
      setOutcome(known)
    }
  })
  function clear() {
    setOutcome(undefined)
    apply.clearError()
  }
  return { ...apply, outcome, clear }
}

async function outcomeOf(client: QueryClient, code: string, error: ApiError): Promise<Outcome | undefined> {
  if (isOutcomeUnknown(error)) {
    const own = await findOwn(client, code)
    if (own === 'not-known') return { kind: 'not-known', code, error }
    if (!own) return { kind: 'not-applied', code, error }
    return { kind: 'applied', code, project: own.project ?? undefined, isLate: true }
  }
  if (error.kind !== 'rejected' && error.kind !== 'not-found' && error.kind !== 'conflict') return undefined
  const problem = promoCodeProblem(error.serverWords)
  if (problem === 'used') {
    const own = await findOwn(client, code)
    if (typeof own === 'object') return { kind: 'yours', code, project: own.project ?? undefined }
    return { kind: 'used', code, error }
  }
  if (problem === 'unknown') return { kind: 'unknown', code, error }
  return error.kind === 'rejected' ? { kind: 'malformed', code, error } : undefined
}

async function findOwn(client: QueryClient, code: string): Promise<PromoCode | undefined | 'not-known'> {
  try {
    // A request that left before the attempt would know nothing of it.
    await client.cancelQueries({ queryKey: promoCodeQueries.all() })
    const list = await client.fetchQuery({ ...promoCodeQueries.list(), staleTime: 0, retry: false })
    return list.find((own) => own.code.toLowerCase() === code.toLowerCase())
  } catch {
    return 'not-known'
  }
}
