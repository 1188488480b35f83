import { http, HttpResponse, type RequestHandler } from 'msw'

import { hasSecondFactor } from '~/demo/tables/accounts'
import type { Database } from '~/demo/data/database'
import { findInvitation, listInvitations, removeInvitation } from '~/demo/tables/invitations'
import { managedForOwner, manageError } from '~/demo/gateways/manage-gateway'
import type { Persona } from '~/demo/data/personas'
import type { Condition } from '~/demo/data/scenarios'
import { INVITATION_LISTS, type InvitationList, type InvitationRow } from '~/demo/seeds/invitations'
import {
  wireManageInstant,
  type WireJoinRequest,
  type WireOrganizationInvitation,
  type WireProjectInvitation,
} from '~/demo/data/api-json'
import { MANAGE_BASE } from '~/demo/demo-config'

/** Three lists that go the same way. What was answered is in none of them. */
export function invitationHandlers(database: Database): RequestHandler[] {
  return INVITATION_LISTS.flatMap((list) => handlersOf(database, list))
}

function handlersOf(database: Database, list: InvitationList): RequestHandler[] {
  const address = `${MANAGE_BASE}/manage/current-user/${list}`
  const conditionNow = () => database.read().scenario.condition

  const all = managedForOwner(database, 'invitations', ({ persona }) =>
    HttpResponse.json(listInvitations(database, persona, list).map((row) => resource(row, conditionNow()))),
  )

  const view = managedForOwner(database, 'invitations', ({ persona, id }) => {
    const row = findInvitation(database, persona, list, id)
    return row ? HttpResponse.json(resource(row, conditionNow())) : notFound(list)
  })

  /** One way to answer: `status` when it goes well. The body is ignored, as the clients send nothing that matters. */
  const answer = (status: number, refusal: (persona: Persona, row: InvitationRow) => Response | undefined) =>
    managedForOwner(database, 'invitations', ({ persona, id }) => {
      const row = findInvitation(database, persona, list, id)
      if (!row) return notFound(list)
      // Somebody has withdrawn it, or the project is no more.
      const isGone = conditionNow() === 'invitations-gone'
      const refused = isGone ? undefined : refusal(persona, row)
      if (refused) return refused
      removeInvitation(database, persona, row)
      return isGone ? notFound(list) : new HttpResponse(null, { status })
    })

  return [
    http.get(address, all),
    http.get(`${address}/:id`, view),
    http.put(
      `${address}/:id`,
      answer(202, (persona, row) => refusalFor(database, persona, row)),
    ),
    http.delete(
      `${address}/:id`,
      answer(204, () => undefined),
    ),
  ]
}

/** Only accepting takes a second factor: whoever has none may still decline. */
function refusalFor(database: Database, persona: Persona, { list, requiresMfa }: InvitationRow): Response | undefined {
  const isForEverybody = database.read().scenario.condition === 'invitations-mfa'
  if (!isForEverybody && (!requiresMfa || hasSecondFactor(database, persona))) return undefined
  const what = list === 'organizations-invitations' ? 'organization' : 'project'
  return manageError(400, `This ${what} requires users to have multi-factor authentication enabled`)
}

/** Each list has a form of its own, its documented slips included. */
function resource(
  { list, id, created, expires, reason, role, to, creator }: InvitationRow,
  condition: Condition,
): WireProjectInvitation | WireOrganizationInvitation | WireJoinRequest {
  const since = wireManageInstant(created, 'offset')
  const limits = { expires: expires === null ? null : wireManageInstant(expires, 'offset'), reason }
  if (list === 'projects-join-requests') return { id, crated: since, ...limits, project: to }
  const invited = { id, created: since, creator, ...(condition === 'invitations-elsewhere' && { email: SOMEONE_ELSE }) }
  return list === 'organizations-invitations'
    ? { ...invited, organization: to }
    : { ...invited, ...limits, role, project: to }
}

const SOMEONE_ELSE = 'someone.else@example.com'

function notFound(list: InvitationList): Response {
  return manageError(404, list === 'projects-join-requests' ? 'Join request not found.' : 'Invitation not found.')
}
