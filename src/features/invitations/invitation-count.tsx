import { useReportCount } from '~/lib/badge-counts'

import { useOpenInvitations } from './use-invitations'

/** Renders nothing. Reports the number of unanswered invitations to the navigation and the document title. */
export function InvitationCount() {
  useReportCount('invitations', useOpenInvitations().open.length)
  return null
}
