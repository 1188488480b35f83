import { useQuery, useQueryClient } from '@tanstack/react-query'

import { asApiError } from '~/api/errors'
import { cancelJoinRequest, invitationQueries, type Invitation } from '~/api/invitations'
import { isAbsent } from '~/not-offered'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Problem } from '~/ui/problem'
import { say } from '~/ui/status'
import { handFocusOn } from '~/ui/focus'
import { Ago, Until } from '~/ui/time'
import { useAction } from '~/ui/use-action'
import { useWait } from '~/ui/use-wait'

import { words } from './words'

/** What this person has asked for. There is nothing to answer, and one thing to take back. */
export function JoinRequests() {
  const query = useQuery(invitationQueries.joinRequests())
  const isFailed = query.error !== null && !isAbsent(query)
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
            <JoinRequest key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  )
}

function JoinRequest({ request }: { request: Invitation }) {
  const client = useQueryClient()
  const { to, reason, created, expires } = request
  const cancel = useAction(async () => {
    try {
      await cancelJoinRequest(request)
    } catch (thrown) {
      if (asApiError(thrown).kind !== 'not-found') throw thrown
    }
    say(words.cancelled(to.name))
    const { queryKey } = invitationQueries.joinRequests()
    client.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== request.id))
    void client.invalidateQueries({ queryKey })
  })
  const wait = useWait(cancel.error)
  return (
    <li ref={handFocusOn} className="row invitation">
      <span className="avatar">
        <Icon name="mail" />
      </span>
      <div>
        <p className="break-words">
          <bdi>{words.request(to.name)}</bdi>
        </p>
        {reason !== '' && <q className="text-muted break-words">{reason}</q>}
        <p className="hint">
          {created && (
            <span className="fact">
              <Ago at={created} />
            </span>
          )}
          {expires && (
            <span className="fact">
              {words.ends} <Until at={expires} />
            </span>
          )}
        </p>
        {cancel.error && <Problem error={cancel.error} title={words.cancelFailed} />}
      </div>
      <div className="row-acts">
        <Button
          small
          aria-label={words.cancelOf(to.name)}
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
