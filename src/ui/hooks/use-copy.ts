import { useEffect, useRef, useState, type RefObject } from 'react'

export type CopyState = 'idle' | 'copied' | 'refused'

const SHOWN_MS = 2_500

/**
 * Copies a text. It counts as copied only once the clipboard has taken it; where the browser refuses, the text on screen
 * is selected, so that one more key press does it.
 */
export function useCopy(shown?: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<CopyState>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy(text: string): Promise<boolean> {
    clearTimeout(timer.current)
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
      timer.current = setTimeout(setState, SHOWN_MS, 'idle')
      return true
    } catch {
      setState('refused')
      if (shown?.current) getSelection()?.selectAllChildren(shown.current)
      return false
    }
  }
  return { state, copy }
}
