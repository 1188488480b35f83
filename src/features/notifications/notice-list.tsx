import { asApiError, type ApiError } from '~/api/errors'
import type { Notice } from '~/api/notifications'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Problem } from '~/ui/problem'
import { handFocusOn } from '~/ui/focus'
import { TableSkeleton } from '~/ui/table-skeleton'
import { useNow } from '~/ui/use-now'

import { groupByDay } from './days'
import { NoticeItem } from './notice-item'
import type { useNotices } from './use-notices'
import { words } from './words'

type Props = {
  list: ReturnType<typeof useNotices>
  isUnreadOnly: boolean
  markError: ApiError | undefined
  onMarkRead: (notices: Notice[]) => void
}

/** The notices that are loaded, by day, and the way to older ones. */
export function NoticeList({ list: { query, loaded, unread, error }, isUnreadOnly, markError, onMarkRead }: Props) {
  const now = useNow(60_000)
  const shown = isUnreadOnly ? unread : loaded
  const isOlderFailed = query.isFetchNextPageError
  return (
    <>
      <div className="grid gap-4 mb-5 empty:hidden">
        {markError && <Problem error={markError} title={words.markFailed} />}
        {error && !isOlderFailed && (
          <Problem error={error} title={words.loadFailed} onRetry={() => void query.refetch()} />
        )}
      </div>
      {query.isPending && <TableSkeleton label={words.loading} rows={5} />}
      {groupByDay(shown, now).map(({ key, title, notices }) => (
        <section key={key} aria-label={title} className="mb-7">
          <h2 className="day">{title}</h2>
          <ul className="panel">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onMarkRead={() => onMarkRead([notice])} />
            ))}
          </ul>
        </section>
      ))}
      {query.data && shown.length === 0 && (
        <div className="mb-5">
          <EmptyState icon="bell" title={isUnreadOnly && loaded.length > 0 ? words.noneUnread : words.empty}>
            <p>{isUnreadOnly && loaded.length > 0 ? words.noneUnreadMore : words.emptyMore}</p>
          </EmptyState>
        </div>
      )}
      {isOlderFailed && (
        <Problem error={asApiError(query.error)} title={words.olderFailed} onRetry={() => void query.fetchNextPage()} />
      )}
      {query.hasNextPage && !isOlderFailed && (
        <div ref={handFocusOn}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.older}
          </Button>
        </div>
      )}
      {query.data && !query.hasNextPage && loaded.length > 0 && (
        <p className="hint text-center" role="status">
          {words.end}
        </p>
      )}
    </>
  )
}
