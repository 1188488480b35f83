import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Returns a ref that is true after the component has unmounted. A late response must not close a dialog opened since
 * then.
 */
export function useIsUnmounted(): RefObject<boolean> {
  const isUnmounted = useRef(false)
  // A layout effect, because React runs the cleanup of other effects some time after the component has left the page.
  useLayoutEffect(() => {
    isUnmounted.current = false
    return () => {
      isUnmounted.current = true
    }
  }, [])
  return isUnmounted
}
