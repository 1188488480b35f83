import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import {
  startEnrollment,
  verificationProblem,
  verifyEnrollment,
  type Enrollment,
  type EnrollmentRequest,
  type EnrollmentType,
  type Proof,
} from '~/api/enrollment'
import { ApiError, isOutcomeUnknown } from '~/api/errors'
import { myAccountQueries, updateMethodInCache, unfinishedMethod, type LoginMethod } from '~/api/my-account'
import { useAction } from '~/ui/hooks/use-action'

export type Done = (method: LoginMethod | undefined) => void

/**
 * The two steps of every set-up: begin, then prove. What the server hands out in between (a key, a code) lives in this
 * state only, and goes with the dialog. Each step is a write, of which Auth0 allows a few a minute: none repeats itself.
 */
export function useEnrollment<Type extends EnrollmentType>(
  onDone: Done,
  draft?: (request: EnrollmentRequest<Type>) => Record<string, string>,
) {
  const client = useQueryClient()
  const [begun, setBegun] = useState<Enrollment<Type>>()
  const [wrong, setWrong] = useState(0)
  const wasLost = useRef(false)

  const verify = useAction(async (proof: Proof) => {
    if (!begun) return
    try {
      onDone(await verifyEnrollment(begun, proof))
    } catch (error) {
      const what = verificationProblem(error)
      if (what === 'wrong') setWrong((times) => times + 1)
      // The proof before this one may have arrived, and only its answer been lost: then the list knows.
      const done = what === 'expired' && wasLost.current ? await findConfirmed(client, begun.id) : undefined
      wasLost.current = error instanceof ApiError && isOutcomeUnknown(error)
      if (done) return onDone(done)
      throw error
    }
  })

  const begin = useAction(
    async (request: EnrollmentRequest<Type>) => {
      const enrollment = await startEnrollment(request)
      // Until it is proved it is a left-over, and the list behind the dialog says so.
      if (enrollment.id) updateMethodInCache(client, unfinishedMethod(enrollment.id, request.type))
      setWrong(0)
      verify.clearError()
      setBegun(enrollment)
    },
    { ...(draft && { draft }) },
  )

  return {
    begun,
    begin,
    verify,
    /** What the server made of the last proof. */
    problem: verificationProblem(verify.error),
    /** How many codes were wrong so far. */
    wrong,
    /** Back to before it began. */
    reset() {
      verify.clearError()
      setBegun(undefined)
    },
  }
}

async function findConfirmed(client: QueryClient, id: string | undefined): Promise<LoginMethod | undefined> {
  const methods = await client.fetchQuery({ ...myAccountQueries.methods(), staleTime: 0 })
  return methods.find((method) => method.id === id && method.isConfirmed)
}
