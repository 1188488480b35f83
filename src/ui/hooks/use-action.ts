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

/**
 * Runs one write at a time. The lock is a ref, because a double click arrives before the next render. TanStack Query's
 * useMutation is not used: its cache keeps responses, and some of them contain secrets.
 *
 * If the server asks for a step-up login, the step-up dialog opens. `draft` picks the form values that are restored
 * after that login: never a secret.
 */
export function useAction<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<unknown>,
  { draft }: { draft?: (...args: Arguments) => Record<string, string> } = {},
): Action<Arguments> {
  const isUnmounted = useIsUnmounted()
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<ApiError>()

  async function run(...args: Arguments): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setError(undefined)
    try {
      await act(...args)
    } catch (thrown) {
      const problem = asApiError(thrown)
      setError(problem)
      // After the form has unmounted, the user has canceled.
      if (problem.kind === 'step-up' && !isUnmounted.current) demandStepUp(problem, draft?.(...args))
    } finally {
      isRunning.current = false
      setPending(false)
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
