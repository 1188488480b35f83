import { useSearchParams, type LoaderFunction } from 'react-router'

import { notificationQueries } from '~/api/notifications'
import { NotificationList } from '~/features/notifications/notification-list'
import { StatusPageNote } from '~/features/notifications/status-page-note'
import { useMarkRead } from '~/features/notifications/use-mark-read'
import { useNotifications } from '~/features/notifications/use-notifications'
import { words } from '~/features/notifications/words'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { Button } from '~/ui/controls/button'
import { EmptyState } from '~/ui/lists/empty-state'
import { focusHeading } from '~/ui/hooks/focus'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

export const loader: LoaderFunction = ({ context }) => {
  void context.get(queryClientContext).prefetchQuery(notificationQueries.list())
  return null
}

/** The filter in the URL does not change what is fetched. */
export const shouldRevalidate = () => false

export function Component() {
  const [search, setSearch] = useSearchParams()
  const isUnreadOnly = search.get('show') === 'unread'
  const list = useNotifications()
  const { mark, failures } = useMarkRead()
  const { status, unread } = list
  const canEdit = useCan('notifications', 'edit')

  function markAll() {
    // The button disappears when pressed, so focus moves to the heading.
    focusHeading()
    mark(unread)
  }

  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead
        title={words.title}
        purpose={words.purpose}
        action={
          canEdit && unread.length > 0 ? (
            // Only the loaded notifications: the user has not seen one that arrives meanwhile.
            <Button icon="check" onClick={markAll}>
              {words.markAll(unread.length)}
            </Button>
          ) : undefined
        }
        isReadOnly={!canEdit}
      />
      <StatusPageNote />
      {status.step === 'unavailable' ? (
        <EmptyState icon="bell" title={words.unavailable}>
          <p>{words.unavailableMore}</p>
        </EmptyState>
      ) : (
        <>
          <fieldset className="segments mb-5">
            <legend className="sr-only">{words.show}</legend>
            <Choice label={words.all} isChosen={!isUnreadOnly} onChoose={() => setSearch({})} />
            <Choice label={words.unread} isChosen={isUnreadOnly} onChoose={() => setSearch({ show: 'unread' })} />
          </fieldset>
          <NotificationList list={list} isUnreadOnly={isUnreadOnly} markFailures={failures} onMarkRead={mark} />
        </>
      )}
    </div>
  )
}

function Choice({ label, isChosen, onChoose }: { label: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <label>
      <input type="radio" name="show" checked={isChosen} onChange={onChoose} />
      {label}
    </label>
  )
}
