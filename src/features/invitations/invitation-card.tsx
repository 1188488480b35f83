import type { Invitation } from '~/api/invitations'
import { firstCharacter } from '~/lib/first-character'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { AcceptFailureNote } from './accept-failure-note'
import { EntryDetails } from './entry-details'
import { OtherAccountNote } from './other-account-note'
import { useAccept, type Membership } from './use-accept'
import { useIsOpen } from './use-invitations'
import { words } from './words'

type Props = {
  invitation: Invitation
  /** Called with a promise that settles when the attempt is over. */
  onAccept: (attempt: Promise<void>) => void
  onMember: (membership: Membership) => void
  onDecline: (invitation: Invitation) => void
}

/** One invitation with its details and the buttons to answer it. */
export function InvitationCard({ invitation, onAccept, onMember, onDecline }: Props) {
  const { to, kind, creator = words.someone } = invitation
  const isOpen = useIsOpen(invitation)
  const canAnswer = useCan('invitations', 'edit')
  const accept = useAccept(invitation, onMember)
  const wait = useRetryCountdown(accept.failure?.error)
  const invited = kind === 'project' ? words.toProject : words.toOrganization
  return (
    <li ref={moveFocusOnUnmount} className="row invitation">
      <span className="avatar" aria-hidden="true">
        {firstCharacter(creator).toUpperCase()}
      </span>
      <div>
        <p>
          <bdi>{creator}</bdi> {invited} <bdi className="row-name">{to.name}</bdi>
        </p>
        <EntryDetails entry={invitation} isOpen={isOpen} />
        <OtherAccountNote invitation={invitation} />
        {accept.failure && <AcceptFailureNote name={to.name} failure={accept.failure} />}
      </div>
      {canAnswer && (
        <div className="row-acts">
          <Button
            small
            look="primary"
            aria-label={words.acceptOf(to.name)}
            busy={accept.isPending}
            disabledReason={isOpen ? wait : words.hasExpired}
            onClick={() => onAccept(accept.run())}
          >
            {words.accept}
          </Button>
          <Button
            small
            look="ghost"
            aria-label={words.declineOf(to.name)}
            disabledReason={accept.isPending ? words.accepting : undefined}
            onClick={() => onDecline(invitation)}
          >
            {words.decline}
          </Button>
        </div>
      )}
    </li>
  )
}
