import { useReportCount } from '~/lib/badge-counts'

import { useOpenInvitations } from './use-invitations'

/** Draws nothing: it tells how many invitations wait for an answer. */
export function InvitationCount() {
  useReportCount('invitations', useOpenInvitations().open.length)
  return null
}
