import type { MouseEvent } from 'react'

import { announce, closeAnnouncement } from '~/lib/announcements'
import { messages } from '~/lib/messages'
import { focusHeading } from '~/ui/hooks/focus'

const words = messages({ undo: 'Undo' })

type Undo = {
  /** Reverts the change. May move the focus to what came back, because the button of the announcement disappears. */
  undo: () => void
  /** Announced after the change was reverted. */
  undone: string
}

/**
 * Announces a change with an "Undo" button beside it. Only for a change that the user can also revert elsewhere, because
 * the announcement disappears after a while, or when another one replaces it.
 */
export function announceUndoable(text: string, { undo, undone }: Undo): void {
  const revert = ({ currentTarget }: MouseEvent) => {
    undo()
    if (currentTarget === document.activeElement) focusHeading()
    closeAnnouncement()
    announce(undone)
  }
  announce(
    text,
    false,
    <button type="button" className="toast-action" onClick={revert}>
      {words.undo}
    </button>,
  )
}
