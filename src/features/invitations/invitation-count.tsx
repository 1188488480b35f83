import { useCount } from '~/lib/counts'

import { useOpenInvitations } from './use-invitations'

/** Draws nothing: it tells how many invitations wait for an answer. */
export function InvitationCount() {
  useCount('invitations', useOpenInvitations().open.length)
  return null
}
