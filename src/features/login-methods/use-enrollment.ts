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
import { METHODS, myAccountQueries, updateMethodInCache, unfinishedMethod, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useConsole } from '~/session/console-context'
import { requireStepUp } from '~/session/fresh-login'
import { blurTextField } from '~/ui/hooks/focus'
import { useAction } from '~/ui/hooks/use-action'

import { words } from './dialog-words'

/** The field of a draft that holds the type whose set-up was started by a press, before a login was demanded. */
export const PRESSED = 'pressed'

export type Done = (method: LoginMethod | undefined) => void

/**
 * The two steps of every set-up: start and verify. The secrets between them (a key, a code) live in this state only and
 * disappear with the dialog. Auth0 allows only a few writes a minute, so no step is retried automatically.
 */
export function useEnrollment<Type extends EnrollmentType>(
  onDone: Done,
  draft: (request: EnrollmentRequest<Type>) => Record<string, string> = ({ type }) => ({ [PRESSED]: type }),
) {
  const client = useQueryClient()
  const { identity } = useConsole()
  const [begun, setBegun] = useState<Enrollment<Type>>()
  const [wrongCodes, setWrongCodes] = useState(0)
  const wasResponseLost = useRef(false)
  /** True if an attempt may have added the method: its response was lost, and a row of the list could not be read. */
  const [mayBeDone, setMayBeDone] = useState(false)

  function finish(method: LoginMethod | undefined) {
    // Without a blur, React keeps the field with the code.
    blurTextField()
    onDone(method)
  }

  const verify = useAction(
    async (proof: Proof) => {
      if (!begun) return
      try {
        finish(await verifyEnrollment(begun, proof))
      } catch (error) {
        const cause = verificationProblem(error)
        if (cause === 'wrong') setWrongCodes((count) => count + 1)
        // If the response to the previous attempt was lost, that attempt may have succeeded. Check the list.
        const wasLost = cause === 'expired' && wasResponseLost.current
        const done = wasLost ? await findConfirmed(client, begun.id) : undefined
        wasResponseLost.current = error instanceof ApiError && isOutcomeUnknown(error)
        if (done) return finish(done)
        setMayBeDone(wasLost && (!begun.id || unreadableRows.getState()[METHODS] !== undefined))
        throw error
      }
    },
    { once: true },
  )

  const begin = useAction(
    async (request: EnrollmentRequest<Type>) => {
      await requireStepUp(identity)
      const enrollment = await startEnrollment(request)
      // The list behind the dialog shows the method as unfinished until it is verified.
      if (enrollment.id) updateMethodInCache(client, unfinishedMethod(enrollment.id, request.type))
      setWrongCodes(0)
      verify.clearError()
      setBegun(enrollment)
    },
    { draft },
  )

  return {
    begun,
    begin,
    verify,
    /** Why the last verification failed. */
    problem: verificationProblem(verify.error),
    /** The consequence of an expired set-up for the user's methods. */
    expired: mayBeDone ? words.expiredUnknown : words.expired,
    /** Number of wrong codes so far. */
    wrongCodes,
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
