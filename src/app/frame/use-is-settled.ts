import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { whenIdle } from '~/lib/lazy-component'

/** Maximum wait in milliseconds, so that an API that never responds does not block the rest of the frame. */
const MAX_WAIT_MS = 2_500

/** True once the page has loaded its data, or after a maximum wait. Preloading starts then. */
export function useIsSettled(): boolean {
  const hasAnswers = useIsFetching() === 0
  const [isTimeUp, setTimeUp] = useState(false)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTimeUp(true), MAX_WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
  const canSettle = hasAnswers || isTimeUp
  // Wait until the browser is idle, so that preloading does not delay rendering the list.
  useEffect(() => {
    if (!canSettle || isSettled) return
    return whenIdle(() => setSettled(true))
  }, [canSettle, isSettled])
  return isSettled
}
