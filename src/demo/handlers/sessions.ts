import { http, HttpResponse, type RequestHandler } from 'msw'

import { SESSIONS as PATH } from '~/api/sessions'
import type { SessionJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { AUDIENCE, MANAGE_BASE } from '~/demo/demo-config'
import { applicationError, manageError, manageUserEndpoint } from '~/demo/gateways/manage-gateway'
import { findGrant } from '~/demo/identity/bearer-tokens'
import { manageTimestamp } from '~/demo/lib/timestamps'
import type { SeededSession } from '~/demo/seeds/sessions'
import { endOtherSession, listOtherSessions } from '~/demo/tables/sessions'

const SESSIONS = `${MANAGE_BASE}/${PATH}`
const CURRENT = 'current'

/** Handles the sessions of the Management API. */
export function sessionHandlers(database: Database): RequestHandler[] {
  const currentCondition = () => database.read().scenario.condition

  const list = manageUserEndpoint(database, 'sessions', ({ request, persona }) => {
    const isMarked = currentCondition() !== 'sessions-unmarked'
    const current = { ...currentSession(database, request), ...(isMarked && { isCurrent: true }) }
    const others = listOtherSessions(database, persona).map((session) => ({
      ...toJson(session),
      ...(isMarked && { isCurrent: false }),
    }))
    // Not first: the console puts the current session first, and sorts the others.
    return HttpResponse.json([...others, current])
  })

  const end = manageUserEndpoint(database, 'sessions', ({ persona, id }) => {
    const condition = currentCondition()
    if (id === CURRENT) {
      database.change(({ identity }) => Object.assign(identity, { session: null, isSessionExpired: true }))
      return new HttpResponse(null, { status: 204 })
    }
    if (condition === 'sessions-end-fails' && hasEnded(database, persona)) return applicationError()
    if (condition === 'sessions-gone' || !endOtherSession(database, persona, id)) {
      return manageError(404, 'Session not found.', { code: 'manage.sessionNotFound' })
    }
    return new HttpResponse(null, { status: 204 })
  })

  return [http.get(SESSIONS, list), http.delete(`${SESSIONS}/:id`, end)]
}

const hasEnded = (database: Database, { id }: Persona) => (database.read().manage.endedSessions?.[id]?.length ?? 0) > 0

/** The session of this browser, as a server knows it from the request. */
function currentSession(database: Database, request: Request): SessionJson {
  const grant = findGrant(database, request.headers.get('authorization'), AUDIENCE)
  return toJson({
    id: CURRENT,
    // A service worker does not see the header of a request.
    userAgent: request.headers.get('user-agent') ?? navigator.userAgent,
    ip: '198.51.100.7',
    location: 'Prague, Czechia',
    ...(grant && { created: grant.authTime * 1000 }),
    lastUsed: Date.now(),
  })
}

function toJson({ created, lastUsed, ...session }: SeededSession): SessionJson {
  return {
    ...session,
    created: created === undefined ? null : manageTimestamp(created, 'offset'),
    lastUsed: lastUsed === undefined ? null : manageTimestamp(lastUsed, 'utc'),
  }
}
