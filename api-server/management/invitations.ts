import type { Reply } from '../http/reply.ts'
import { errorReply, methodNotAllowed } from './errors.ts'
import { isInvitationList, type InvitationList } from './invitation-store.ts'
import type { UserCall } from './stores.ts'

/** Serves invitations and join requests. Ignores request bodies (docs/api/management.md#accept-an-invitation). */
export function handleInvitations({ method, stores: { invitations }, subject, segments }: UserCall): Reply {
  const [list, idSegment] = segments
  if (!isInvitationList(list)) return errorReply(404, 'Not found.')
  if (idSegment === undefined) {
    return method === 'GET' ? { status: 200, body: invitations.list(list, subject) } : methodNotAllowed()
  }
  const id = Number(idSegment)
  const notFound = () => errorReply(404, `${ENTRY_NAMES[list]} not found.`)

  if (method === 'GET') {
    const invitation = invitations.view(list, subject, id)
    return invitation ? { status: 200, body: invitation } : notFound()
  }
  if (method === 'DELETE') return invitations.delete(list, subject, id) ? { status: 204 } : notFound()
  // Users cannot accept their own join requests.
  if (method !== 'PUT' || list === 'projects-join-requests') return methodNotAllowed()
  const outcome = invitations.accept(list, subject, id)
  if (outcome === 'not-found') return notFound()
  if (outcome === 'mfa-required') return errorReply(400, MFA_REQUIRED[list])
  return { status: 202 }
}

const ENTRY_NAMES: Record<InvitationList, string> = {
  'projects-invitations': 'Invitation',
  'organizations-invitations': 'Invitation',
  'projects-join-requests': 'Join request',
}

/** The exact messages of the platform (docs/api/management.md#error-messages). */
const MFA_REQUIRED = {
  'projects-invitations': 'This project requires users to have multi-factor authentication enabled',
  'organizations-invitations': 'This organization requires users to have multi-factor authentication enabled',
}
