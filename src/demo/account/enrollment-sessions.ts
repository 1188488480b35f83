import type { EnrollmentSession, FactorType } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { MINUTE } from '~/demo/lib/time'

const LIFETIME = 10 * MINUTE

type Start = { methodId: string; type: FactorType; code?: string; challenge?: string }

/** Opens a session between the two requests of an enrollment. Returns its secret ID, the `auth_session` of the API. */
export function openEnrollmentSession(database: Database, persona: Persona, start: Start): string {
  const id = randomText(40)
  const now = Date.now()
  database.change((state) => {
    const open = Object.entries(state.enrollmentSessions).filter(([, { expires }]) => expires > now)
    const session: EnrollmentSession = { ...start, userId: persona.id, expires: now + LIFETIME, pollCount: 0 }
    state.enrollmentSessions = { ...Object.fromEntries(open), [id]: session }
  })
  return id
}

/** Returns undefined if the session is unknown, has expired, or belongs to another method or user. */
export function findEnrollmentSession(
  database: Database,
  persona: Persona,
  { id, methodId }: { id: unknown; methodId: string },
): EnrollmentSession | undefined {
  const { enrollmentSessions } = database.read()
  const session = typeof id === 'string' && Object.hasOwn(enrollmentSessions, id) ? enrollmentSessions[id] : undefined
  const matches = session?.userId === persona.id && session.methodId === methodId
  return matches && session.expires > Date.now() ? session : undefined
}

export function closeEnrollmentSession(database: Database, id: unknown): void {
  database.change(({ enrollmentSessions }) => {
    delete enrollmentSessions[String(id)]
  })
}
