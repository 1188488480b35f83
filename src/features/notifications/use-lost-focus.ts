import { useCallback, useEffect, useRef } from 'react'

/**
 * The `ref` of elements that take each other's place: when the one that had the focus goes, the next has it, and the page
 * stays where it is. What is there from the start takes nothing.
 */
export function useLostFocus(): (element: HTMLElement | null) => void {
  const isFirst = useRef(true)
  useEffect(() => {
    isFirst.current = false
  }, [])
  return useCallback((element) => {
    if (!isFirst.current && document.activeElement === document.body) element?.focus({ preventScroll: true })
  }, [])
}
