import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'

import { asApiError } from '~/api/errors'
import {
  cancelJoinRequest,
  removeJoinRequestFromCache,
  invitationQueries,
  JOIN_REQUESTS,
  type JoinRequest,
} from '~/api/invitations'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { isUnavailable } from '~/session/unavailable'
import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { Icon } from '~/ui/controls/icon'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { EntryDetails } from './entry-details'
import { useIsOpen } from './use-invitations'
import { words } from './words'

/** The user's own requests to join a project. Renders nothing if the list is empty or the server does not have it. */
export function JoinRequests() {
  const query = useQuery(invitationQueries.joinRequests())
  const unreadable = useStore(unreadableRows)[JOIN_REQUESTS]
  const hasFailed = query.error !== null && !isUnavailable(query)
  if (!hasFailed && !query.data?.length) return null
  return (
    <section aria-labelledby="join-requests" className="section">
      <div className="section-head">
        <h2 id="join-requests">{words.requests}</h2>
        <span>{words.requestsPurpose}</span>
      </div>
      {hasFailed && (
        <Problem error={asApiError(query.error)} title={words.requestsFailed} onRetry={() => void query.refetch()} />
      )}
      {query.data && query.data.length > 0 && (
        <ul className="panel">
          {query.data.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </ul>
      )}
      {unreadable && <UnreadableNote count={unreadable.count} error={unreadable.error} />}
    </section>
  )
}

function RequestCard({ request }: { request: JoinRequest }) {
  const client = useQueryClient()
  const { name } = request.to
  const isOpen = useIsOpen(request)
  const canCancel = useCan('invitations', 'edit')
  const isUnmounted = useIsUnmounted()
  const cancel = useAction(
    async () => {
      let result = words.canceled(name)
      try {
        await cancelJoinRequest(request)
      } catch (thrown) {
        if (asApiError(thrown).kind !== 'not-found') {
          // Without the card, only an announcement can report the failure.
          if (isUnmounted.current) announceUntilClosed(words.cancelFailed(name))
          throw thrown
        }
        result = words.requestClosed(name)
      }
      announce(result)
      void removeJoinRequestFromCache(client, request)
    },
    { once: true },
  )
  const wait = useRetryCountdown(cancel.error)
  return (
    <li ref={moveFocusOnUnmount} className="row invitation">
      <span className="avatar">
        <Icon name="mail" />
      </span>
      <div>
        <p className="break-words">
          {words.request} <bdi className="row-name">{name}</bdi>
        </p>
        <EntryDetails entry={request} isOpen={isOpen} />
        {cancel.error && <Problem error={cancel.error} title={words.cancelFailed(name)} />}
      </div>
      {canCancel && (
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
      )}
    </li>
  )
}
