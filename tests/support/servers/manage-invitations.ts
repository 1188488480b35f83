import type { IncomingMessage, ServerResponse } from 'node:http'

import { isInvitationList, type InvitationList } from './invitation-store.ts'
import type { ManageContext } from './manage-context.ts'
import { sendError, sendMethodNotAllowed } from './manage-errors.ts'
import { loseResponse, sendJson } from './responses.ts'

/** Serves invitations and join requests. Ignores request bodies (docs/api/management.md#accept-an-invitation). */
export function handleInvitations({ method }: IncomingMessage, response: ServerResponse, context: ManageContext): void {
  const { invitations, faults, subject, segments } = context
  const [list, idSegment] = segments
  if (!isInvitationList(list)) return sendError(response, 404, 'Not found.')
  if (idSegment === undefined) {
    return method === 'GET' ? sendJson(response, 200, invitations.list(list, subject)) : sendMethodNotAllowed(response)
  }
  const id = Number(idSegment)
  const sendNotFound = () => sendError(response, 404, `${ENTRY_NAMES[list]} not found.`)

  if (method === 'GET') {
    const invitation = invitations.view(list, subject, id)
    return invitation ? sendJson(response, 200, invitation) : sendNotFound()
  }
  if (method === 'DELETE') {
    return invitations.delete(list, subject, id) ? void response.writeHead(204).end() : sendNotFound()
  }
  // Users cannot accept their own join requests.
  if (method !== 'PUT' || list === 'projects-join-requests') return sendMethodNotAllowed(response)
  const fault = faults.nextAccept
  faults.nextAccept = undefined
  const outcome = invitations.accept(list, subject, id)
  if (outcome === 'not-found') return sendNotFound()
  if (outcome === 'mfa-required') return sendError(response, 400, MFA_REQUIRED[list])
  if (fault === 'lost') return loseResponse(response)
  response.writeHead(202).end()
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
