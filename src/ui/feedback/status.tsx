import type { MouseEvent } from 'react'

import { closeAnnouncement, holdAnnouncement, releaseAnnouncement, useAnnouncement } from '~/lib/announcements'
import { Icon } from '~/ui/controls/icon'
import { focusHeading } from '~/ui/hooks/focus'
import { words } from '~/ui/words'

/**
 * The live region in which announcements appear. A modal dialog hides the rest of the page from screen readers, so each
 * dialog has its own region.
 */
export function StatusRegion({ isInDialog = false }: { isInDialog?: boolean }) {
  const announcement = useAnnouncement(isInDialog)
  return (
    <div
      className={announcement && 'toast'}
      onPointerEnter={holdAnnouncement}
      onPointerLeave={releaseAnnouncement}
      onFocus={holdAnnouncement}
      onBlur={releaseAnnouncement}
    >
      <div role="status">{announcement && <p key={announcement.count}>{announcement.text}</p>}</div>
      {announcement?.action}
      {(announcement?.staysUntilClosed || announcement?.action) && (
        <button type="button" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

/** Moves the focus to the heading, because the pressed button disappears. After a click, the page must not scroll. */
function close({ currentTarget, detail }: MouseEvent): void {
  if (currentTarget === document.activeElement) focusHeading({ preventScroll: detail > 0 })
  closeAnnouncement()
}
