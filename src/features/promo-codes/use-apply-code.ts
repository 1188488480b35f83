import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { applyPromoCode, promoCodeProblem, promoCodeQueries, type PromoCode } from '~/api/promo-codes'
import { readListAgain } from '~/api/recover-lost-create'
import { explain } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { isDone, textOf, type Outcome } from './outcome'
import { words } from './words'

/** The last code that was sent, and its outcome once it is known. */
type Attempt = { code: string; outcome?: Outcome }

/**
 * Applies a code. The server says only in its message that a code is used, and not by whom: the list of the user's codes
 * shows that. The list also shows what became of an attempt whose response was lost.
 */
export function useApplyCode(onDone: (code: string) => void) {
  const client = useQueryClient()
  const isGone = useIsUnmounted()
  const [last, setLast] = useState<Attempt>()

  const { run, isPending, error, clearError } = useAction(
    async (code: string) => {
      setLast({ code })
      try {
        const outcome = await apply(client, code)
        setLast({ code, outcome })
        if (isDone(outcome)) onDone(code)
        // The user has left the page, but the code created a project.
        if (isGone.current) announce(words.about(code, textOf(outcome)))
      } catch (thrown) {
        if (isGone.current) announce(`${words.failed(code)} ${explain(asApiError(thrown))}`)
        throw thrown
      }
    },
    { draft: (code) => ({ code }) },
  )
  function clear() {
    // Keeps the code, because an error that arrives later belongs to it.
    setLast((attempt) => attempt && { code: attempt.code })
    clearError()
  }
  return { run, isPending, error, code: last?.code, outcome: last?.outcome, clear }
}

/** Throws errors that are not about the code. */
async function apply(client: QueryClient, code: string): Promise<Outcome> {
  const before = client.getQueryData(promoCodeQueries.list().queryKey)
  try {
    const { expires, ...project } = await applyPromoCode(code)
    void client.invalidateQueries({ queryKey: promoCodeQueries.all() })
    return { kind: 'applied', project, expires }
  } catch (thrown) {
    const error = asApiError(thrown)
    const look = isOutcomeUnknown(error) ? recoverLostAttempt : readRefusal
    const outcome = await look({ client, code, before, error })
    if (!outcome) throw thrown
    return outcome
  }
}

type Failure = { client: QueryClient; code: string; before: PromoCode[] | undefined; error: ApiError }

/** Finds out whether the server applied the code although its response was lost. A code is unique, so the list shows it. */
async function recoverLostAttempt({ client, code, before, error }: Failure): Promise<Outcome> {
  const earlier = find(before, code)
  if (earlier) return yours(earlier)
  const now = await readList(client)
  if (!now) return { kind: 'unclear', error }
  const own = find(now, code)
  if (!own) return { kind: 'not-listed', error }
  return { kind: 'listed', project: own.project ?? undefined, isNew: before !== undefined }
}

/** Undefined if the rejection is not about the code. */
async function readRefusal({ client, code, before, error }: Failure): Promise<Outcome | undefined> {
  if (error.kind !== 'rejected' && error.kind !== 'not-found' && error.kind !== 'conflict') return undefined
  const problem = promoCodeProblem(error.serverMessage)
  if (problem === 'used') {
    const own = find(before, code) ?? find(await readList(client), code)
    return own ? yours(own) : { kind: 'used', error }
  }
  if (problem === 'no-such-code') return { kind: 'no-such-code', error }
  return error.status === 422 || 'code' in error.fieldErrors ? { kind: 'malformed', error } : undefined
}

function yours({ project }: PromoCode): Outcome {
  return { kind: 'yours', project: project ?? undefined }
}

/** Case-sensitive: two codes may differ in case only. */
function find(list: PromoCode[] | undefined, code: string): PromoCode | undefined {
  return list?.find((own) => own.code === code)
}

/** Undefined if the list cannot be read. */
function readList(client: QueryClient): Promise<PromoCode[] | undefined> {
  return readListAgain(client, promoCodeQueries.list()).catch(() => undefined)
}
