import type { IncomingMessage, ServerResponse } from 'node:http'

import { loseAnswer, sendJson } from './answers.ts'
import { isInvitationList, type InvitationList } from './invitation-store.ts'
import { refuse, refuseMethod } from './manage-errors.ts'
import type { Scene } from './manage-scene.ts'

/** What one person is invited to, and has asked for. What a PUT brings along is not looked at (api-facts §1.1). */
export function answerInvitations({ method }: IncomingMessage, response: ServerResponse, scene: Scene): void {
  const { invitations, faults, subject, names } = scene
  const [list, given] = names
  if (!isInvitationList(list)) return refuse(response, 404, 'Not found.')
  if (given === undefined) {
    return method === 'GET' ? sendJson(response, 200, invitations.list(list, subject)) : refuseMethod(response)
  }
  const id = Number(given)
  const missing = () => refuse(response, 404, `${SORTS[list]} not found.`)

  if (method === 'GET') {
    const invitation = invitations.view(list, subject, id)
    return invitation ? sendJson(response, 200, invitation) : missing()
  }
  if (method === 'DELETE') {
    return invitations.delete(list, subject, id) ? void response.writeHead(204).end() : missing()
  }
  // Nobody lets themselves in.
  if (method !== 'PUT' || list === 'projects-join-requests') return refuseMethod(response)
  const fault = faults.nextAccept
  faults.nextAccept = undefined
  const outcome = invitations.accept(list, subject, id)
  if (outcome === 'missing') return missing()
  if (outcome === 'mfa-required') return refuse(response, 400, MFA_REQUIRED[list])
  if (fault === 'lost') return loseAnswer(response)
  response.writeHead(202).end()
}

const SORTS: Record<InvitationList, string> = {
  'projects-invitations': 'Invitation',
  'organizations-invitations': 'Invitation',
  'projects-join-requests': 'Join request',
}

/** Word for word (api-facts §1.2). */
const MFA_REQUIRED = {
  'projects-invitations': 'This project requires users to have multi-factor authentication enabled',
  'organizations-invitations': 'This organization requires users to have multi-factor authentication enabled',
}
