import { useId } from 'react'
import { Link } from 'react-router'

import type { PlatformNotification } from '~/api/notification-schema'
import { paths } from '~/config/paths'
import { visibleOr } from '~/lib/visible-text'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { Problem } from '~/ui/feedback/problem'
import { plainText } from '~/ui/text/markdown-text'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { TimeAgo } from '~/ui/text/time'
import { usePopover } from '~/ui/overlays/use-popover'

import type { useNotifications } from './use-notifications'
import { words } from './words'

const MAX_SHOWN = 5

type Props = { list: ReturnType<typeof useNotifications>; anchor: HTMLElement; onClose: () => void }

/** Popover of the bell: the newest notifications, shortened. */
export function BellPopover({ list: { status, hasLoaded, loaded }, anchor, onClose }: Props) {
  const id = useId()
  const element = usePopover(anchor, onClose, (popover) => popover.querySelector('h2') ?? undefined)
  const newest = loaded.slice(0, MAX_SHOWN)

  return (
    <div ref={element} tabIndex={-1} role="dialog" aria-labelledby={id} popover="manual" className="menu bell-popover">
      <div className="flex items-center gap-3 px-2 pb-1">
        <h2 id={id} tabIndex={-1} className="grow outline-none">
          {words.newest}
        </h2>
        <Link to={paths.notifications} className="link link-alone" onClick={onClose}>
          {words.seeAll}
        </Link>
      </div>
      <SectionBoundary>
        {status.step === 'failed' && <Problem error={status.error} title={words.loadFailed} onRetry={status.retry} />}
        {status.step === 'loading' && <TableSkeleton label={words.loading} rows={MAX_SHOWN} />}
        {hasLoaded && newest.length === 0 && <p className="hint px-2 pb-2">{words.empty}</p>}
        {newest.length > 0 && (
          <ul>
            {newest.map((notification) => (
              <SectionBoundary key={notification.id} as="li">
                <Brief notification={notification} />
              </SectionBoundary>
            ))}
          </ul>
        )}
      </SectionBoundary>
    </div>
  )
}

function Brief({ notification: { title, message, created, isRead } }: { notification: PlatformNotification }) {
  return (
    <li className="brief" data-unread={!isRead || undefined}>
      <p className="break-words">
        {!isRead && <span className="sr-only">{words.isUnread} </span>}
        <bdi>{visibleOr(title, words.untitled)}</bdi>
      </p>
      {message !== '' && <p className="brief-text">{plainText(message)}</p>}
      {created && (
        <p className="hint">
          <TimeAgo at={created} />
        </p>
      )}
    </li>
  )
}
