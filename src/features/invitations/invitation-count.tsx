import { useCount } from '~/counts'
import { useServerNow } from '~/ui/use-server-now'

import { nextEnd, useInvitations } from './use-invitations'

/** Draws nothing: it tells how many invitations wait for an answer. */
export function InvitationCount() {
  const { invitations } = useInvitations()
  const now = useServerNow((from) => nextEnd(invitations, from))
  const pending = invitations.filter(({ expires }) => !expires || expires.getTime() > now).length
  useCount('invitations', pending)
  return null
}
