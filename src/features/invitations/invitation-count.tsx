import { serverNow } from '~/api/server-clock'
import { useCount } from '~/counts'

import { useInvitations } from './use-invitations'

/** Draws nothing: it tells how many invitations wait for an answer. */
export function InvitationCount() {
  const { invitations } = useInvitations()
  const now = serverNow()
  const pending = invitations.filter(({ expires }) => !expires || expires.getTime() > now).length
  useCount('invitations', pending)
  return null
}
