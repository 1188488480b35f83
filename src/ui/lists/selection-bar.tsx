import type { ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { focusFilter, moveFocusOnUnmount } from '~/ui/hooks/focus'

const words = messages({ clear: 'Clear selection' })

type Props = {
  /** Accessible name, such as “3 API keys selected”. */
  label: string
  deleteLabel: string
  disabledReason?: string | undefined
  onDelete: () => void
  onClear: () => void
  /** Further actions for the selected rows. */
  children?: ReactNode
}

/** Actions for the selected rows. They take the place of the filter, so that nothing below moves. */
export function SelectionBar({ label, deleteLabel, disabledReason, onDelete, onClear, children }: Props) {
  return (
    <div ref={moveFocusOnUnmount} role="group" aria-label={label} className="flex flex-wrap items-center gap-2">
      <Button look="danger" disabledReason={disabledReason} onClick={onDelete}>
        {deleteLabel}
      </Button>
      {children}
      <Button
        look="ghost"
        onClick={() => {
          onClear()
          focusFilter()
        }}
      >
        {words.clear}
      </Button>
    </div>
  )
}
