import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { applyPromoCode, PROMO_CODES, promoCodeProblem, promoCodeQueries, type PromoCode } from '~/api/promo-codes'
import { readListAgain } from '~/api/recover-lost-create'
import { unreadableRows } from '~/api/unreadable-rows'
import { explain } from '~/ui/feedback/problem'
import { announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { isApplied, textOf, type Outcome } from './outcome'
import { words } from './words'

/** The code that was sent last. `outcome` is undefined until the attempt ends, and if it ends with an error. */
type Attempt = { code: string; outcome?: Outcome }

/**
 * Applies a code. The server only says that a code is used, not by whom, so the list of the user's codes tells "used by
 * you" from "used". The list also shows whether an attempt worked whose response was lost.
 */
export function useApplyCode(onApplied: (code: string) => void) {
  const client = useQueryClient()
  const isUnmounted = useIsUnmounted()
  const [attempt, setAttempt] = useState<Attempt>()

  const { run, isPending, error, clearError } = useAction(
    async (code: string) => {
      setAttempt({ code })
      try {
        const outcome = await applyCode(client, code)
        setAttempt({ code, outcome })
        if (isApplied(outcome)) onApplied(code)
        // After the user has left the page, only an announcement can report the result.
        if (isUnmounted.current) announceUntilClosed(words.about(code, textOf(outcome)))
      } catch (thrown) {
        if (isUnmounted.current) announceUntilClosed(`${words.failed(code)} ${explain(asApiError(thrown))}`)
        throw thrown
      }
    },
    { draft: (code) => ({ code }) },
  )
  function clearOutcome() {
    // Keeps the code: an error of a request in flight must still name it.
    setAttempt((last) => last && { code: last.code })
    clearError()
  }
  return { apply: run, isPending, error, code: attempt?.code, outcome: attempt?.outcome, clearOutcome }
}

/** Throws errors that are not about the code, such as 403 or 503. */
async function applyCode(client: QueryClient, code: string): Promise<Outcome> {
  const listBefore = client.getQueryData(promoCodeQueries.list().queryKey)
  const wasReadable = listBefore !== undefined && !hasUnreadable()
  try {
    const { expires, ...project } = await applyPromoCode(code)
    void client.invalidateQueries({ queryKey: promoCodeQueries.all() })
    return { kind: 'applied', project, expires }
  } catch (thrown) {
    const error = asApiError(thrown)
    const findOutcome = isOutcomeUnknown(error) ? findLostOutcome : readRejection
    const outcome = await findOutcome({ client, code, listBefore, wasReadable, error })
    if (!outcome) throw thrown
    return outcome
  }
}

type FailedAttempt = {
  client: QueryClient
  code: string
  listBefore: PromoCode[] | undefined
  /** True if every row of the list before the attempt was read. */
  wasReadable: boolean
  error: ApiError
}

const hasUnreadable = () => unreadableRows.getState()[PROMO_CODES] !== undefined

/** Looks for the code in the list, after the response of the attempt was lost. */
async function findLostOutcome({ client, code, listBefore, wasReadable, error }: FailedAttempt): Promise<Outcome> {
  const earlier = findCode(listBefore, code)
  if (earlier) return usedByYou(earlier)
  const listNow = await reloadList(client)
  if (!listNow) return { kind: 'unknown', error }
  const found = findCode(listNow, code)
  if (!found) return { kind: hasUnreadable() ? 'unknown' : 'not-listed', error }
  return { kind: wasReadable ? 'applied-response-lost' : 'listed', project: found.project ?? undefined }
}

/** Returns undefined if the error is not about the code. */
async function readRejection({ client, code, listBefore, error }: FailedAttempt): Promise<Outcome | undefined> {
  if (error.kind !== 'rejected' && error.kind !== 'not-found' && error.kind !== 'conflict') return undefined
  const problem = promoCodeProblem(error.serverMessage)
  if (problem === 'used') {
    const own = findCode(listBefore, code) ?? findCode(await reloadList(client), code)
    return own ? usedByYou(own) : { kind: 'used', error }
  }
  if (problem === 'no-such-code') return { kind: 'no-such-code', error }
  return error.status === 422 || 'code' in error.fieldErrors ? { kind: 'malformed', error } : undefined
}

function usedByYou({ project }: PromoCode): Outcome {
  return { kind: 'used-by-you', project: project ?? undefined }
}

/** Case-sensitive, because two codes may differ only in case. */
function findCode(list: PromoCode[] | undefined, code: string): PromoCode | undefined {
  return list?.find((listed) => listed.code === code)
}

/** Undefined if the list could not be loaded. */
function reloadList(client: QueryClient): Promise<PromoCode[] | undefined> {
  return readListAgain(client, promoCodeQueries.list()).catch(() => undefined)
}
