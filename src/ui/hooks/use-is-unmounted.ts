import { useEffect, useRef, type RefObject } from 'react'

/**
 * Returns a ref that is true after the component has unmounted. A late response must not close a dialog opened since
 * then.
 */
export function useIsUnmounted(): RefObject<boolean> {
  const isUnmounted = useRef(false)
  useEffect(() => {
    isUnmounted.current = false
    return () => {
      isUnmounted.current = true
    }
  }, [])
  return isUnmounted
}
