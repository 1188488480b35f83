import { useCallback, useEffect, useRef } from 'react'

/**
 * Ref callback for elements that replace each other: an element that mounts after the focused one has unmounted takes the
 * focus, without scrolling. The first element does not take it.
 */
export function useTakeLostFocus(): (element: HTMLElement | null) => void {
  const isFirst = useRef(true)
  useEffect(() => {
    isFirst.current = false
  }, [])
  return useCallback((element) => {
    if (!isFirst.current && document.activeElement === document.body) element?.focus({ preventScroll: true })
  }, [])
}
