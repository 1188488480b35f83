import type { MouseEvent } from 'react'

import { announce, closeAnnouncement, settleAnnouncement } from '~/lib/announcements'
import { messages } from '~/lib/messages'
import { focusHeading } from '~/ui/hooks/focus'

const words = messages({ undo: 'Undo' })

type Undo = {
  /** Reverts the change. May move the focus to what came back, because the button of the announcement disappears. */
  undo: () => void
  /** Announced after the change was reverted. */
  undone: string
  /**
   * Sends a change that the server cannot revert. Called once, when the announcement ends without "Undo": after a while,
   * when the user closes it, hides or leaves the page, or logs out, or when another announcement replaces it.
   */
  onSettled?: () => Promise<void>
}

/**
 * Announces a change with an "Undo" button beside it. The user must be able to revert the change elsewhere too, unless
 * `onSettled` sends it, because the announcement disappears.
 */
export function announceUndoable(text: string, { undo, undone, onSettled }: Undo): void {
  let isUndone = false
  const revert = ({ currentTarget, detail }: MouseEvent) => {
    isUndone = true
    undo()
    // `detail` is the click count, which is 0 for a keyboard press. After a click, the page must not scroll.
    if (currentTarget === document.activeElement) focusHeading({ preventScroll: detail > 0 })
    closeAnnouncement()
    announce(undone)
  }
  announce(text, false, {
    action: (
      <button type="button" className="toast-action" onClick={revert}>
        {words.undo}
      </button>
    ),
    onSettled: onSettled && (async () => (isUndone ? undefined : onSettled())),
  })
}

// A page that is hidden may be discarded without another event.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void settleAnnouncement()
})
addEventListener('pagehide', () => void settleAnnouncement())
