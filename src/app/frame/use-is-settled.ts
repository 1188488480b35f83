import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { whenIdle } from '~/lib/lazy-component'

/** How long the rest waits for the page at most: an API that never answers must not hold back what others would say. */
const PATIENCE_MS = 2_500

/** Whether the page has what it came for, or has had its time: nothing is fetched ahead before that. */
export function useIsSettled(): boolean {
  const hasAnswers = useIsFetching() === 0
  const [isTimeUp, setTimeUp] = useState(false)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTimeUp(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const mayGoOn = hasAnswers || isTimeUp
  // When idle, and not at once: what comes later must not stand between the answer and the list on screen.
  useEffect(() => {
    if (!mayGoOn || isSettled) return
    return whenIdle(() => setSettled(true))
  }, [mayGoOn, isSettled])
  return isSettled
}
