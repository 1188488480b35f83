import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

type OpenOptions = {
  /** Takes the place of the current history entry, for a step from one dialog to the next: Back then closes both. */
  replace?: boolean
  /** Tells the dialog that the user asked for what it does. A dialog that only its URL opened waits for a press. */
  isPressed?: boolean
}

const PRESSED = { isPressed: true }

/** True if a press opened this dialog, and false if a link, a reload or a bookmark did. */
export function useIsPressed(): boolean {
  const { state } = useLocation()
  const [isPressed] = useState(() => state === PRESSED)
  return isPressed
}

/** Returns a function that opens a dialog which is a child route of its page. The page's search params stay in the URL. */
export function useOpenDialog(): (path: string, options?: OpenOptions) => void {
  const { search } = useLocation()
  const navigate = useNavigate()
  return (pathname, { replace = false, isPressed = false } = {}) => {
    void navigate({ pathname, search }, { replace, preventScrollReset: true, state: isPressed ? PRESSED : null })
  }
}

/**
 * Returns a function that closes this dialog by returning to its page. `ownParams` are the search params that belong to
 * the dialog and not to the page. Calls after the dialog has unmounted do nothing: a late response must not close the
 * dialog that is open by then.
 */
export function useCloseDialog(page: string, ownParams: readonly string[] = []): () => void {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isUnmounted = useIsUnmounted()
  return () => {
    if (isUnmounted.current) return
    const rest = new URLSearchParams(search)
    for (const param of ownParams) rest.delete(param)
    void navigate({ pathname: page, search: rest.toString() }, { replace: true, preventScrollReset: true })
  }
}
