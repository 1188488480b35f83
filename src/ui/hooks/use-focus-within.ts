import { useState, type FocusEvent } from 'react'

/** True while the element with these handlers contains the focus. */
export function useFocusWithin() {
  const [hasFocus, setHasFocus] = useState(false)
  const onFocus = () => setHasFocus(true)
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setHasFocus(false)
  }
  return { hasFocus, handlers: { onFocus, onBlur } }
}
