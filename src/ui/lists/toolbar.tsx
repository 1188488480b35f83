import type { ReactNode } from 'react'

import { useFocusWithin } from '~/ui/hooks/use-focus-within'

type Props = {
  /** The filter, or the actions for the selected rows. */
  children: ReactNode
  /** The number of rows. Announced while the focus is in the toolbar, where the user changes it. */
  count: ReactNode
  /** The number of selected rows in words. Announced when it changes. */
  selected: string | false
  className?: string
}

/**
 * The row above a list. Its count is a live region only while the user filters: screen readers read every live region of
 * the page again when a modal dialog closes.
 */
export function Toolbar({ children, count, selected, className = '' }: Props) {
  const { hasFocus, handlers } = useFocusWithin()
  return (
    <div className={`toolbar ${className}`} {...handlers}>
      {children}
      <p className="hint ms-auto" role={hasFocus ? 'status' : undefined}>
        {count}
      </p>
      {/* Always mounted: screen readers ignore the first text of a new live region. */}
      <p className="sr-only" aria-live="polite">
        {selected}
      </p>
    </div>
  )
}
