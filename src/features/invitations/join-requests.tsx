import { useQuery, useQueryClient } from '@tanstack/react-query'

import { asApiError } from '~/api/errors'
import { cancelJoinRequest, removeJoinRequestFromCache, invitationQueries, type JoinRequest } from '~/api/invitations'
import { isUnavailable } from '~/session/unavailable'
import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useWait } from '~/ui/hooks/use-wait'

import { EntryFacts } from './entry-facts'
import { useIsOpen } from './use-invitations'
import { words } from './words'

/** What this person has asked for. There is nothing to answer, and one thing to take back. */
export function JoinRequests() {
  const query = useQuery(invitationQueries.joinRequests())
  const isFailed = query.error !== null && !isUnavailable(query)
  if (!isFailed && !query.data?.length) return null
  return (
    <section aria-labelledby="join-requests" className="section">
      <div className="section-head">
        <h2 id="join-requests">{words.requests}</h2>
        <span>{words.requestsPurpose}</span>
      </div>
      {isFailed && (
        <Problem error={asApiError(query.error)} title={words.requestsFailed} onRetry={() => void query.refetch()} />
      )}
      {query.data && query.data.length > 0 && (
        <ul className="panel">
          {query.data.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  )
}

function RequestCard({ request }: { request: JoinRequest }) {
  const client = useQueryClient()
  const { name } = request.to
  const isOpen = useIsOpen(request)
  const isGone = useIsUnmounted()
  const cancel = useAction(async () => {
    let notice = words.cancelled(name)
    try {
      await cancelJoinRequest(request)
    } catch (thrown) {
      if (asApiError(thrown).kind !== 'not-found') {
        // Once the card has gone, it would be told nowhere else.
        if (isGone.current) announce(words.cancelFailed(name))
        throw thrown
      }
      notice = words.requestGone(name)
    }
    announce(notice)
    void removeJoinRequestFromCache(client, request)
  })
  const wait = useWait(cancel.error)
  return (
    <li ref={moveFocusOnUnmount} className="row invitation">
      <span className="avatar">
        <Icon name="mail" />
      </span>
      <div>
        <p className="break-words">
          {words.request} <bdi className="row-name">{name}</bdi>
        </p>
        <EntryFacts entry={request} isOpen={isOpen} />
        {cancel.error && <Problem error={cancel.error} title={words.cancelFailed(name)} />}
      </div>
      <div className="row-acts">
        <Button
          small
          aria-label={words.cancelOf(name)}
          busy={cancel.isPending}
          disabledReason={wait}
          onClick={() => void cancel.run()}
        >
          {words.cancel}
        </Button>
      </div>
    </li>
  )
}
