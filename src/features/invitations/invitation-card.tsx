import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { acceptInvitation, forgetInvitation, type Invitation } from '~/api/invitations'
import { useConsole, usePerson, useProjectAddress } from '~/console-context'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Problem } from '~/ui/problem'
import { say } from '~/ui/status'
import { handFocusOn } from '~/ui/focus'
import { Ago, Until } from '~/ui/time'
import { useAction } from '~/ui/use-action'
import { useIsGone } from '~/ui/use-is-gone'
import { useServerNow } from '~/ui/use-server-now'
import { useWait } from '~/ui/use-wait'

import { roleOf, words } from './words'

type Props = { invitation: Invitation; onDecline: (invitation: Invitation) => void }

/** One invitation: who, to what, as what and until when, and the two answers to it. */
export function InvitationCard({ invitation, onDecline }: Props) {
  const client = useQueryClient()
  const { to, kind, creator, reason, role, created, expires } = invitation
  const [isAccepted, setAccepted] = useState(false)
  const addressOf = useProjectAddress()
  const address = kind === 'project' ? addressOf(to.id) : undefined
  const isGone = useIsGone()
  const now = useServerNow((from) => (expires && expires.getTime() > from ? expires.getTime() : undefined))
  const isExpired = expires !== undefined && expires.getTime() <= now

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
        {(creator ?? to.name).trim().slice(0, 1).toUpperCase()}
      </span>
      <div>
        <p>
          {invited(creator ?? words.somebody)} <bdi className="row-name">{to.name}</bdi>
        </p>
        {reason !== '' && <q className="text-muted break-words">{reason}</q>}
        <p className="hint">
          {role && <span className="fact">{words.role(roleOf(role))}</span>}
          {created && (
            <span className="fact">
              <Ago at={created} />
            </span>
          )}
          {expires && (
            <span className="fact">
              {isExpired ? words.expired : words.ends} {!isExpired && <Until at={expires} />}
            </span>
          )}
        </p>
        <OtherAccount invitation={invitation} />
        {accept.error && <Refusal invitation={invitation} error={accept.error} />}
      </div>
      <div className="row-acts">
        <Button
          small
          look="primary"
          aria-label={words.acceptOf(to.name)}
          busy={accept.isPending}
          disabledReason={isExpired ? words.hasExpired : wait}
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

/** Why it could not be accepted. Where a second factor is what is missing, the way to one, and back. */
function Refusal({ invitation: { to }, error }: { invitation: Invitation; error: ApiError }) {
  if (!needsMfa(error)) return <Problem error={error} title={words.acceptFailed} />
  return (
    <div role="alert" className="note warn mt-2">
      <Icon name="shield" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.needsMfa(to.name)}</p>
        <Link to={`${paths.security}?do=add&back=${encodeURIComponent(paths.invitations)}`} className="btn small">
          {words.setUpMfa}
        </Link>
      </div>
    </div>
  )
}

/** Told by the words: no code for it is documented (api-facts §1.2). */
function needsMfa({ serverWords = '' }: ApiError): boolean {
  return /multi-?factor/i.test(serverWords)
}

/** An invitation that was sent to somebody else is no dead end. */
function OtherAccount({ invitation: { email } }: { invitation: Invitation }) {
  const { identity } = useConsole()
  const person = usePerson()
  const leave = useAction(() => identity.signOut({ returnTo: paths.invitations }))
  if (email === undefined || person.email === '' || email.toLowerCase() === person.email.toLowerCase()) return null
  return (
    <div className="note warn mt-2">
      <Icon name="warning" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.notYours(email, person.email)}</p>
        <Button small busy={leave.isPending} onClick={() => void leave.run()}>
          {words.switchAccount}
        </Button>
        {leave.error && <Problem error={leave.error} />}
      </div>
    </div>
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
