import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { asApiError, isOutcomeUnknown } from '~/api/errors'
import { acceptInvitation, forgetInvitation, type Invitation } from '~/api/invitations'
import { useProjectAddress } from '~/console-context'
import { Button } from '~/ui/button'
import { handFocusOn } from '~/ui/focus'
import { Icon } from '~/ui/icon'
import { say } from '~/ui/status'
import { useAction } from '~/ui/use-action'
import { useIsGone } from '~/ui/use-is-gone'
import { useWait } from '~/ui/use-wait'

import { EntryFacts } from './entry-facts'
import { OtherAccount } from './other-account'
import { Refusal } from './refusal'
import { useIsOpen } from './use-invitations'
import { words } from './words'

type Props = { invitation: Invitation; onDecline: (invitation: Invitation) => void }

/** One invitation: who, to what, as what and until when, and the two answers to it. */
export function InvitationCard({ invitation, onDecline }: Props) {
  const client = useQueryClient()
  const { to, kind, creator = words.somebody } = invitation
  const [isAccepted, setAccepted] = useState(false)
  const addressOf = useProjectAddress()
  const address = kind === 'project' ? addressOf(to.id) : undefined
  const isGone = useIsGone()
  const isOpen = useIsOpen(invitation)

  // An attempt that nobody answered may have worked: then it is no longer there because of us.
  const wasUnknown = useRef(false)
  const accept = useAction(async () => {
    try {
      await acceptInvitation(invitation)
      say(words.accepted(to.name))
      // Whoever has gone on meanwhile is not torn away.
      if (address && !isGone.current) setAccepted(true)
      else await forgetInvitation(client, invitation)
    } catch (thrown) {
      const error = asApiError(thrown)
      if (isOutcomeUnknown(error)) wasUnknown.current = true
      if (error.kind !== 'not-found') throw thrown
      say(wasUnknown.current ? words.answeredAlready(to.name) : words.noLonger(to.name))
      await forgetInvitation(client, invitation)
    }
  })
  const wait = useWait(accept.error)

  if (isAccepted && address) return <Accepted name={to.name} address={address} />
  const invited = kind === 'project' ? words.toProject : words.toOrganization
  return (
    <li ref={handFocusOn} className="row invitation">
      <span className="avatar" aria-hidden="true">
        {creator.slice(0, 1).toUpperCase()}
      </span>
      <div>
        <p>
          <bdi>{creator}</bdi> {invited} <bdi className="row-name">{to.name}</bdi>
        </p>
        <EntryFacts entry={invitation} isOpen={isOpen} />
        <OtherAccount invitation={invitation} />
        {accept.error && <Refusal name={to.name} error={accept.error} title={words.acceptFailed(to.name)} />}
      </div>
      <div className="row-acts">
        <Button
          small
          look="primary"
          aria-label={words.acceptOf(to.name)}
          busy={accept.isPending}
          disabledReason={isOpen ? wait : words.hasExpired}
          onClick={() => void accept.run()}
        >
          {words.accept}
        </Button>
        <Button small look="ghost" aria-label={words.declineOf(to.name)} onClick={() => onDecline(invitation)}>
          {words.decline}
        </Button>
      </div>
    </li>
  )
}

/** Whoever accepts is taken there; where that does not work by itself, the link is there to press. */
function Accepted({ name, address }: { name: string; address: string }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.click(), [])
  return (
    <li className="row">
      <Icon name="check" />
      <div>{words.accepted(name)}</div>
      <a ref={link} href={address} className="btn small">
        {words.goThere(name)}
      </a>
    </li>
  )
}
