import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import type { Invitation } from '~/api/invitations'
import { EmptyState } from '~/ui/lists/empty-state'
import { Problem } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { InvitationCard } from './invitation-card'
import { MembershipNote, membershipWords } from './membership-note'
import type { Membership } from './use-accept'
import type { useInvitations } from './use-invitations'
import { words } from './words'

type Props = Pick<ReturnType<typeof useInvitations>, 'invitations' | 'status' | 'failures'> & {
  onDecline: (invitation: Invitation) => void
}

const loadFailedWords = { project: words.projectsFailed, organization: words.organizationsFailed }

/** All invitations, the errors of the lists that could not be loaded, and the result of the last accepted invitation. */
export function InvitationList({ invitations, status, failures, onDecline }: Props) {
  const [membership, setMembership] = useState<Membership>()
  const membershipLink = useRef<HTMLAnchorElement>(null)
  const isUnmounted = useIsUnmounted()
  const pendingCount = useRef(0)
  const isLoading = status === 'loading' || status === 'retrying'

  async function countPending(attempt: Promise<void>) {
    pendingCount.current += 1
    await attempt
    pendingCount.current -= 1
  }
  /** Shows the result and opens the project or organization, unless the user has left the page or is answering another invitation. */
  function showMembership(next: Membership) {
    if (isUnmounted.current) return announce(membershipWords(next))
    // Rendered synchronously, so that the link exists before it is clicked below.
    flushSync(() => setMembership(next))
    const isBusy = pendingCount.current > 1 || document.querySelector('dialog[open]') !== null
    if (next.isCertain && !isBusy) membershipLink.current?.click()
  }

  return (
    <section aria-label={words.list} className="section">
      <div role="status">{membership && <MembershipNote membership={membership} link={membershipLink} />}</div>
      <div className="grid grid-cols-1 gap-4">
        {failures.map(({ kind, error, retry }) => (
          <Problem key={kind} error={error} title={loadFailedWords[kind]} onRetry={retry} />
        ))}
        {invitations.length > 0 && (
          <ul className="panel">
            {invitations.map((invitation) => (
              <InvitationCard
                key={`${invitation.kind} ${invitation.id}`}
                invitation={invitation}
                onAccept={(attempt) => void countPending(attempt)}
                onMember={showMembership}
                onDecline={onDecline}
              />
            ))}
          </ul>
        )}
        {isLoading && invitations.length === 0 && <TableSkeleton label={words.loading} rows={3} />}
        {status === 'ready' && invitations.length === 0 && failures.length === 0 && (
          <EmptyState icon="mail" title={words.empty}>
            <p>{words.emptyMore}</p>
          </EmptyState>
        )}
      </div>
    </section>
  )
}
