import { http, HttpResponse, type RequestHandler } from 'msw'

import type { JoinRequestJson, OrganizationInvitationJson, ProjectInvitationJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { INVITATION_LISTS, type InvitationList, type InvitationRow } from '~/demo/data/rows'
import type { Condition } from '~/demo/data/scenarios'
import { MANAGE_BASE } from '~/demo/demo-config'
import { manageError, manageUserEndpoint } from '~/demo/gateways/manage-gateway'
import { manageTimestamp } from '~/demo/lib/timestamps'
import { hasSecondFactor } from '~/demo/tables/accounts'
import { findInvitation, listInvitations, removeInvitation } from '~/demo/tables/invitations'

/** Handles the three lists of invitations and join requests, which work alike. */
export function invitationHandlers(database: Database): RequestHandler[] {
  return INVITATION_LISTS.flatMap((list) => listHandlers(database, list))
}

function listHandlers(database: Database, list: InvitationList): RequestHandler[] {
  const url = `${MANAGE_BASE}/manage/current-user/${list}`
  const currentCondition = () => database.read().scenario.condition

  const all = manageUserEndpoint(database, 'invitations', ({ persona }) =>
    HttpResponse.json(listInvitations(database, persona, list).map((row) => toJson(row, currentCondition()))),
  )

  const view = manageUserEndpoint(database, 'invitations', ({ persona, id }) => {
    const row = findInvitation(database, persona, list, id)
    return row ? HttpResponse.json(toJson(row, currentCondition())) : notFound(list)
  })

  /** Removes an invitation from its list, unless `check` returns an error. Ignores the body, which has no meaning. */
  const answer = (status: number, check: (persona: Persona, row: InvitationRow) => Response | undefined) =>
    manageUserEndpoint(database, 'invitations', ({ persona, id }) => {
      const row = findInvitation(database, persona, list, id)
      if (!row) return notFound(list)
      const isGone = currentCondition() === 'invitations-gone'
      const error = isGone ? undefined : check(persona, row)
      if (error) return error
      removeInvitation(database, persona, row)
      return isGone ? notFound(list) : new HttpResponse(null, { status })
    })

  return [
    http.get(url, all),
    http.get(`${url}/:id`, view),
    http.put(
      `${url}/:id`,
      answer(202, (persona, row) => checkMfa(database, persona, row)),
    ),
    http.delete(
      `${url}/:id`,
      answer(204, () => undefined),
    ),
  ]
}

/** Returns the error for users without a second factor. They can still decline the invitation. */
function checkMfa(database: Database, persona: Persona, { list, requiresMfa }: InvitationRow): Response | undefined {
  const isAlwaysRequired = database.read().scenario.condition === 'invitations-mfa'
  if (!isAlwaysRequired && (!requiresMfa || hasSecondFactor(database, persona))) return undefined
  const target = list === 'organizations-invitations' ? 'organization' : 'project'
  return manageError(400, `This ${target} requires users to have multi-factor authentication enabled`)
}

/** Each list has its own fields. `crated` is a misspelling in the real API, not in the demo. */
function toJson(
  { list, id, created, expires, reason, role, to, creator }: InvitationRow,
  condition: Condition,
): ProjectInvitationJson | OrganizationInvitationJson | JoinRequestJson {
  const createdJson = manageTimestamp(created, 'offset')
  const details = { expires: expires === null ? null : manageTimestamp(expires, 'offset'), reason }
  if (list === 'projects-join-requests') return { id, crated: createdJson, ...details, project: to }
  const invited = {
    id,
    created: createdJson,
    creator,
    ...(condition === 'invitations-elsewhere' && { email: OTHER_RECIPIENT }),
  }
  return list === 'organizations-invitations'
    ? { ...invited, organization: to }
    : { ...invited, ...details, role, project: to }
}

const OTHER_RECIPIENT = 'someone.else@example.com'

function notFound(list: InvitationList): Response {
  return manageError(404, list === 'projects-join-requests' ? 'Join request not found.' : 'Invitation not found.')
}
