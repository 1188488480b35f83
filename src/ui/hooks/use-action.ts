import { useRef, useState } from 'react'

import { asApiError, type ApiError } from '~/api/errors'

import { demandStepUp } from '~/ui/feedback/step-up'
import { useIsUnmounted } from './use-is-unmounted'

export type Action<Arguments extends unknown[]> = {
  run: (...given: Arguments) => Promise<void>
  isPending: boolean
  error: ApiError | undefined
  clearError: () => void
}

/**
 * Runs one write at a time. The lock is a ref and not the pending state, since a double click comes before the next
 * render. Nothing passes through the query library: a mutation's answer would stay in its cache, and some answers are
 * secrets. A demand for a fresher login is passed on to the frame, with what of the given was typed.
 */
export function useAction<Arguments extends unknown[]>(
  act: (...given: Arguments) => Promise<unknown>,
  { typed }: { typed?: (...given: Arguments) => Record<string, string> } = {},
): Action<Arguments> {
  const isGone = useIsUnmounted()
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<ApiError>()

  async function run(...given: Arguments): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setError(undefined)
    try {
      await act(...given)
    } catch (thrown) {
      const problem = asApiError(thrown)
      setError(problem)
      // Whoever has gone has thought better of it.
      if (problem.kind === 'step-up' && !isGone.current) demandStepUp(problem, typed?.(...given))
    } finally {
      isRunning.current = false
      setPending(false)
    }
  }
  // A pause that the server asked for is not over because somebody types.
  function clearError() {
    setError((last) => (isWaiting(last) ? last : undefined))
  }
  return { run, isPending, error, clearError }
}

function isWaiting(error: ApiError | undefined): boolean {
  return error?.retryAt !== undefined && error.retryAt > Date.now()
}
