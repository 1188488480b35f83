import type { ApiError } from '~/api/errors'

import { useSecondsLeft } from './use-now'
import { words } from '~/ui/words'

/** Returns "You can try again in 5 s" while Retry-After of the error runs, for `disabledReason` of a button. */
export function useRetryCountdown(error: ApiError | undefined): string | undefined {
  const left = useSecondsLeft(error?.retryAt)
  return left > 0 ? words.tryAgainIn(left) : undefined
}
