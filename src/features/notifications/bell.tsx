import { useState } from 'react'

import { useReportCount } from '~/lib/badge-counts'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent, usePreload } from '~/lib/lazy-component'

import { useNotifications } from './use-notifications'
import { words } from './words'

const BellPopover = lazyComponent(() => import('./bell-popover').then((module) => module.BellPopover))
const preloaded = [BellPopover]

/** Button in the top bar. Has a dot while notifications are unread, and opens a popover with the newest. */
export function Bell() {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const list = useNotifications()
  const { status, unread } = list
  useReportCount('notifications', unread.length)
  usePreload(status.step === 'ready', preloaded)
  if (status.step === 'unavailable') return null
  return (
    <>
      <button
        type="button"
        className="icon-btn bell"
        aria-label={unread.length > 0 ? words.bellUnread(unread.length) : words.bell}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        data-unread={unread.length > 0 || undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        <Icon name="bell" />
      </button>
      {anchor && <BellPopover list={list} anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  )
}
