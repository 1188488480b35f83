import type { ApiError } from '~/api/errors'

import { useSecondsLeft } from './use-now'
import { words } from '~/ui/words'

/** Why a button cannot be pressed yet, while the server wants a pause; undefined once it may. */
export function useWait(error: ApiError | undefined): string | undefined {
  const left = useSecondsLeft(error?.retryAt)
  return left > 0 ? words.tryAgainIn(left) : undefined
}
