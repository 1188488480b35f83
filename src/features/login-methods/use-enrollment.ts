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
 * The two steps of each enrollment: begin, then verify. The key or code that the server sends in between lives in this
 * state only, until the dialog unmounts. Auth0 allows only a few of these requests a minute, so none is retried.
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
      // The response to the previous attempt was lost, but the attempt may have succeeded: the list shows it.
      const done = what === 'expired' && wasLost.current ? await findConfirmed(client, begun.id) : undefined
      wasLost.current = error instanceof ApiError && isOutcomeUnknown(error)
      if (done) return onDone(done)
      throw error
    }
  })

  const begin = useAction(
    async (request: EnrollmentRequest<Type>) => {
      const enrollment = await startEnrollment(request)
      // Until it is verified, the list behind the dialog shows the method as unfinished.
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
    /** Why the last verification failed. */
    problem: verificationProblem(verify.error),
    /** Number of wrong codes so far. */
    wrong,
    /** Returns to the first step. */
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
