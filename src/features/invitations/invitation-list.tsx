import type { Invitation } from '~/api/invitations'
import { EmptyState } from '~/ui/empty-state'
import { Problem } from '~/ui/problem'
import { TableSkeleton } from '~/ui/table-skeleton'

import { InvitationCard } from './invitation-card'
import type { useInvitations } from './use-invitations'
import { words } from './words'

type Props = Pick<ReturnType<typeof useInvitations>, 'invitations' | 'isPending' | 'failures'> & {
  onDecline: (invitation: Invitation) => void
}

const failedWords = { project: words.projectsFailed, organization: words.organizationsFailed }

/** All invitations, and what could not be asked for. */
export function InvitationList({ invitations, isPending, failures, onDecline }: Props) {
  return (
    <section aria-label={words.list} className="section grid grid-cols-1 gap-4">
      {failures.map(({ kind, error, retry }) => (
        <Problem key={kind} error={error} title={failedWords[kind]} onRetry={retry} />
      ))}
      {invitations.length > 0 && (
        <ul className="panel">
          {invitations.map((invitation) => (
            <InvitationCard key={`${invitation.kind} ${invitation.id}`} invitation={invitation} onDecline={onDecline} />
          ))}
        </ul>
      )}
      {isPending && invitations.length === 0 && <TableSkeleton label={words.loading} rows={3} />}
      {!isPending && invitations.length === 0 && failures.length === 0 && (
        <EmptyState icon="mail" title={words.empty}>
          <p>{words.emptyMore}</p>
        </EmptyState>
      )}
    </section>
  )
}
