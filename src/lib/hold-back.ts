import { useCallback, useRef } from 'react'
import { useBlocker } from 'react-router'

/**
 * Back, and every link, must not lose the only copy of a secret: the navigation waits until the person has said what
 * they want. For whoever mounts a SecretOnceDialog.
 */
export function useHoldBack() {
  // A ref: closing on purpose is a navigation as well.
  const isUnsaved = useRef(false)
  const blocker = useBlocker(() => isUnsaved.current)
  const onUnsaved = useCallback((is: boolean) => {
    isUnsaved.current = is
  }, [])
  return {
    /** What the dialog has to be told, and to tell. */
    held: { onUnsaved, isLeaving: blocker.state === 'blocked', onStay: () => blocker.reset?.() },
    /** Goes where the person wanted to go when they were held back, or else closes. */
    leave(close: () => void) {
      isUnsaved.current = false
      if (blocker.state === 'blocked') blocker.proceed()
      else close()
    },
  }
}
