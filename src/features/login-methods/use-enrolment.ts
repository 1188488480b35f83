import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import {
  beginEnrolment,
  proofProblem,
  verifyEnrolment,
  type Enrolment,
  type EnrolmentRequest,
  type EnrolmentType,
  type Proof,
} from '~/api/enrolment'
import { ApiError, isOutcomeUnknown } from '~/api/errors'
import { accountQueries, keepMethod, unfinishedMethod, type LoginMethod } from '~/api/my-account'
import { useAction } from '~/ui/hooks/use-action'

export type Done = (method: LoginMethod | undefined) => void

/**
 * The two steps of every set-up: begin, then prove. What the server hands out in between (a key, a code) lives in this
 * state only, and goes with the dialog. Each step is a write, of which Auth0 allows a few a minute: none repeats itself.
 */
export function useEnrolment<Type extends EnrolmentType>(
  onDone: Done,
  typed?: (request: EnrolmentRequest<Type>) => Record<string, string>,
) {
  const client = useQueryClient()
  const [begun, setBegun] = useState<Enrolment<Type>>()
  const [wrong, setWrong] = useState(0)
  const wasLost = useRef(false)

  const verify = useAction(async (proof: Proof) => {
    if (!begun) return
    try {
      onDone(await verifyEnrolment(begun, proof))
    } catch (error) {
      const what = proofProblem(error)
      if (what === 'wrong') setWrong((times) => times + 1)
      // The proof before this one may have arrived, and only its answer been lost: then the list knows.
      const done = what === 'expired' && wasLost.current ? await findConfirmed(client, begun.id) : undefined
      wasLost.current = error instanceof ApiError && isOutcomeUnknown(error)
      if (done) return onDone(done)
      throw error
    }
  })

  const begin = useAction(
    async (request: EnrolmentRequest<Type>) => {
      const enrolment = await beginEnrolment(request)
      // Until it is proved it is a left-over, and the list behind the dialog says so.
      if (enrolment.id) keepMethod(client, unfinishedMethod(enrolment.id, request.type))
      setWrong(0)
      verify.clearError()
      setBegun(enrolment)
    },
    { ...(typed && { typed }) },
  )

  return {
    begun,
    begin,
    verify,
    /** What the server made of the last proof. */
    problem: proofProblem(verify.error),
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
  const methods = await client.fetchQuery({ ...accountQueries.methods(), staleTime: 0 })
  return methods.find((method) => method.id === id && method.isConfirmed)
}
