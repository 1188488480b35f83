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

type Props = Pick<ReturnType<typeof useInvitations>, 'invitations' | 'isPending' | 'failures'> & {
  onDecline: (invitation: Invitation) => void
}

const failedWords = { project: words.projectsFailed, organization: words.organizationsFailed }

/** All invitations, what could not be asked for, and what was accepted last. */
export function InvitationList({ invitations, isPending, failures, onDecline }: Props) {
  const [membership, setMembership] = useState<Membership>()
  const way = useRef<HTMLAnchorElement>(null)
  const isGone = useIsUnmounted()
  const underWay = useRef(0)

  async function track(acceptance: Promise<void>) {
    underWay.current += 1
    await acceptance
    underWay.current -= 1
  }
  /** Whoever accepts is taken there. Who has gone on meanwhile, or is about to answer another, is not torn away. */
  function welcome(next: Membership) {
    if (isGone.current) return announce(membershipWords(next))
    // The way is there at once to be gone, and stays for whoever it does not take along by itself.
    flushSync(() => setMembership(next))
    const isBusy = underWay.current > 1 || document.querySelector('dialog[open]') !== null
    if (next.isCertain && !isBusy) way.current?.click()
  }

  return (
    <section aria-label={words.list} className="section">
      <div role="status">{membership && <MembershipNote membership={membership} way={way} />}</div>
      <div className="grid grid-cols-1 gap-4">
        {failures.map(({ kind, error, retry }) => (
          <Problem key={kind} error={error} title={failedWords[kind]} onRetry={retry} />
        ))}
        {invitations.length > 0 && (
          <ul className="panel">
            {invitations.map((invitation) => (
              <InvitationCard
                key={`${invitation.kind} ${invitation.id}`}
                invitation={invitation}
                onAccept={(acceptance) => void track(acceptance)}
                onMember={welcome}
                onDecline={onDecline}
              />
            ))}
          </ul>
        )}
        {isPending && invitations.length === 0 && <TableSkeleton label={words.loading} rows={3} />}
        {!isPending && invitations.length === 0 && failures.length === 0 && (
          <EmptyState icon="mail" title={words.empty}>
            <p>{words.emptyMore}</p>
          </EmptyState>
        )}
      </div>
    </section>
  )
}
