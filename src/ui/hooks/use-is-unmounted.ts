import { useEffect, useRef, type RefObject } from 'react'

/** Whether the component has gone meanwhile, for an answer that comes later: it must not close what is open by then. */
export function useIsUnmounted(): RefObject<boolean> {
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  return isGone
}
