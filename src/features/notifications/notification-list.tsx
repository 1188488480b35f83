import type { PlatformNotification } from '~/api/notification-schema'
import { EmptyState } from '~/ui/lists/empty-state'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { useServerMinutes } from '~/ui/hooks/use-server-now'

import { groupByDay } from './days'
import { NotificationItem } from './notification-item'
import { OlderNotifications } from './older-notifications'
import type { MarkFailure } from './use-mark-read'
import type { useNotifications } from './use-notifications'
import { words } from './words'

type Props = {
  list: ReturnType<typeof useNotifications>
  isUnreadOnly: boolean
  markFailures: MarkFailure[]
  onMarkRead: (notifications: PlatformNotification[]) => void
}

/** The loaded notifications, grouped by day, with their errors and the button for older ones. */
export function NotificationList({ list, isUnreadOnly, markFailures, onMarkRead }: Props) {
  const { status, hasLoaded, loaded, unread, isComplete, unreadable } = list
  const now = useServerMinutes()
  const shown = isUnreadOnly ? unread : loaded
  // A single failed mark shows its error in its row. Errors of several marks, or of a hidden row, are shown above the list.
  const failureOf = ({ id }: PlatformNotification) => markFailures.find(({ ids }) => ids.length === 1 && ids[0] === id)
  const shownInRows = new Set(shown.map(failureOf))
  return (
    <>
      <div className="grid gap-4 mb-5 empty:hidden">
        {markFailures
          .filter((failure) => !shownInRows.has(failure))
          .map(({ ids, error: markError }) => (
            <Problem key={ids.join()} error={markError} title={words.markFailed(ids.length)} />
          ))}
        {status.step === 'failed' && <Problem error={status.error} title={words.loadFailed} onRetry={status.retry} />}
      </div>
      {status.step === 'loading' && <TableSkeleton label={words.loading} rows={5} />}
      {groupByDay(shown, now).map(({ key, title, notifications }) => (
        <section key={key} aria-label={title} className="mb-7">
          <h2 className="day">{title}</h2>
          <ul className="panel">
            {notifications.map((notification) => (
              <SectionBoundary key={notification.id} as="li">
                <NotificationItem
                  notification={notification}
                  markError={failureOf(notification)?.error}
                  onMarkRead={() => onMarkRead([notification])}
                />
              </SectionBoundary>
            ))}
          </ul>
        </section>
      ))}
      {hasLoaded && shown.length === 0 && (
        <div className="mb-5">
          <EmptyList count={loaded.length} isComplete={isComplete} />
        </div>
      )}
      {unreadable && <UnreadableNote count={unreadable.count} error={unreadable.error} />}
      {loaded.length > 0 && <OlderNotifications isComplete={isComplete} />}
    </>
  )
}

/** Says why the list is empty. Notifications that are not loaded may still be unread. */
function EmptyList({ count, isComplete }: { count: number; isComplete: boolean }) {
  const [title, more] =
    count === 0
      ? [words.empty, words.emptyMore]
      : isComplete
        ? [words.noneUnread, words.noneUnreadMore]
        : [words.newestRead(count), words.newestReadMore]
  return (
    <EmptyState icon="bell" title={title}>
      <p>{more}</p>
    </EmptyState>
  )
}
