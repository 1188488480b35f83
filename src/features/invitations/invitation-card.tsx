import type { Invitation } from '~/api/invitations'
import { Button } from '~/ui/controls/button'
import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { EntryFacts } from './entry-facts'
import { OtherAccount } from './other-account'
import { Refusal } from './refusal'
import { useAccept, type Membership } from './use-accept'
import { useIsOpen } from './use-invitations'
import { words } from './words'

type Props = {
  invitation: Invitation
  onAccept: (acceptance: Promise<void>) => void
  onMember: (membership: Membership) => void
  onDecline: (invitation: Invitation) => void
}

/** One invitation: who, to what, as what and until when, and the two answers to it. */
export function InvitationCard({ invitation, onAccept, onMember, onDecline }: Props) {
  const { to, kind, creator = words.somebody } = invitation
  const isOpen = useIsOpen(invitation)
  const accept = useAccept(invitation, onMember)
  const wait = useRetryCountdown(accept.error)
  const invited = kind === 'project' ? words.toProject : words.toOrganization
  return (
    <li ref={moveFocusOnUnmount} className="row invitation">
      <span className="avatar" aria-hidden="true">
        {creator.slice(0, 1).toUpperCase()}
      </span>
      <div>
        <p>
          <bdi>{creator}</bdi> {invited} <bdi className="row-name">{to.name}</bdi>
        </p>
        <EntryFacts entry={invitation} isOpen={isOpen} />
        <OtherAccount invitation={invitation} />
        {accept.error && <Refusal name={to.name} error={accept.error} title={accept.title} />}
      </div>
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
          disabledReason={accept.isPending ? words.isBeingAccepted : undefined}
          onClick={() => onDecline(invitation)}
        >
          {words.decline}
        </Button>
      </div>
    </li>
  )
}
