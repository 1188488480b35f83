import type { ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'

const words = messages({ clear: 'Clear selection' })

type Props = {
  /** How many rows are selected, in words. */
  label: string
  deleteLabel: string
  disabledReason?: string | undefined
  onDelete: () => void
  onClear: () => void
  /** What else can be done with them. */
  children?: ReactNode
}

/** What can be done with the selected rows. Takes the place of the filter, so nothing below it moves. */
export function SelectionBar({ label, deleteLabel, disabledReason, onDelete, onClear, children }: Props) {
  return (
    <div ref={moveFocusOnUnmount} role="group" aria-label={label} className="flex flex-wrap items-center gap-2">
      <Button look="danger" disabledReason={disabledReason} onClick={onDelete}>
        {deleteLabel}
      </Button>
      {children}
      <Button look="ghost" onClick={onClear}>
        {words.clear}
      </Button>
    </div>
  )
}
