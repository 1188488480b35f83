import { useEffect } from 'react'

/**
 * Gives a button or a link focus when it is pressed with a pointer. Safari does not, so a dialog or a menu would not know
 * where to return the focus when it closes, and the page would jump to its top.
 */
export function useFocusOnPress(): void {
  useEffect(() => {
    // `detail` is the click count, which is 0 for the keyboard and for scripts.
    const focusPressed = ({ target, detail }: MouseEvent) => {
      const pressed = target instanceof Element && target.closest<HTMLElement>('button, a[href], summary')
      if (detail > 0 && pressed && !pressed.contains(document.activeElement)) pressed.focus({ preventScroll: true })
    }
    addEventListener('click', focusPressed, true)
    return () => removeEventListener('click', focusPressed, true)
  }, [])
}
