import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'

/**
 * While active, blocks links and Back, and makes the browser ask before it reloads or closes the page. The caller then
 * asks the user, and calls `stay` or `leave`. The browser need not ask for a page that keeps the input over a login.
 */
export function useNavigationBlocker(isActive: boolean, asksBeforeUnload = isActive) {
  // A ref, because `leave` navigates before the next render could turn the blocker off.
  const isLeaving = useRef(false)
  const blocker = useBlocker(() => isActive && !isLeaving.current)

  useEffect(() => {
    if (!asksBeforeUnload) return
    const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', askBeforeUnload)
    return () => removeEventListener('beforeunload', askBeforeUnload)
  }, [asksBeforeUnload])

  return {
    /** True after the user tried to leave, until `stay` or `leave`. */
    isBlocked: blocker.state === 'blocked',
    stay: () => blocker.reset?.(),
    /** Continues the blocked navigation. Without one, calls `close`, which may navigate. */
    leave(close: () => void) {
      isLeaving.current = true
      if (blocker.state === 'blocked') blocker.proceed()
      else close()
    },
  }
}
