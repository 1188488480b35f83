import { useEffect, useRef, useState, type RefObject } from 'react'

export type CopyState = 'idle' | 'copied' | 'refused'

const SHOWN_MS = 2_500

/**
 * Copies texts to the clipboard. If the browser refuses, the text in `shown` is selected, so that Ctrl+C or ⌘C copies
 * it. `copy` returns true if the clipboard has the text.
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
