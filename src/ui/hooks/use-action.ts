import { useRef, useState } from 'react'

import { asApiError, type ApiError } from '~/api/errors'

import { demandStepUp } from '~/ui/feedback/step-up'
import { useIsUnmounted } from './use-is-unmounted'

export type Action<Arguments extends unknown[]> = {
  run: (...args: Arguments) => Promise<void>
  isPending: boolean
  error: ApiError | undefined
  clearError: () => void
}

type Options<Arguments extends unknown[]> = {
  /** The form values that are restored after a step-up login. Never a secret. */
  draft?: (...args: Arguments) => Record<string, string>
  /**
   * Stays pending after a success, because the success removes the form or the row. Without this option, the second
   * click of a double click repeats the write if it arrives between a fast response and the next render.
   */
  once?: boolean
}

/**
 * Runs one write at a time. The lock is a ref, because a double click arrives before the next render. TanStack Query's
 * useMutation is not used: its cache keeps responses, and some of them contain secrets.
 *
 * If the server asks for a step-up login, the step-up dialog opens.
 */
export function useAction<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<unknown>,
  { draft, once = false }: Options<Arguments> = {},
): Action<Arguments> {
  const isUnmounted = useIsUnmounted()
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<ApiError>()

  function unlock() {
    isRunning.current = false
    setPending(false)
  }

  async function run(...args: Arguments): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setError(undefined)
    try {
      await act(...args)
      if (!once) unlock()
    } catch (thrown) {
      const problem = asApiError(thrown)
      setError(problem)
      // After the form has unmounted, the user has canceled.
      if (problem.kind === 'step-up' && !isUnmounted.current) demandStepUp(problem, draft?.(...args))
      unlock()
    }
  }
  // An error with Retry-After stays until its time is up: typing does not end the pause.
  function clearError() {
    setError((last) => (isWaiting(last) ? last : undefined))
  }
  return { run, isPending, error, clearError }
}

function isWaiting(error: ApiError | undefined): boolean {
  return error?.retryAt !== undefined && error.retryAt > Date.now()
}
