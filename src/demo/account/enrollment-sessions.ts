import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import type { AuthSession, FactorType } from '~/demo/data/authentication-methods'

const MINUTES = 10

type Start = { methodId: string; type: FactorType; code?: string; challenge?: string }

/** Between the two steps of an enrollment. Returns the secret that the second step has to bring along. */
export function openAuthSession(database: Database, persona: Persona, start: Start): string {
  const id = randomText(40)
  const now = Date.now()
  database.change((state) => {
    const alive = Object.entries(state.authSessions).filter(([, session]) => session.expires > now)
    const session: AuthSession = { ...start, userId: persona.id, expires: now + MINUTES * 60_000, asked: 0 }
    state.authSessions = { ...Object.fromEntries(alive), [id]: session }
  })
  return id
}

/** Undefined for one that is over, that never was, or that was opened for another method or by somebody else. */
export function findAuthSession(
  database: Database,
  persona: Persona,
  { id, methodId }: { id: unknown; methodId: string },
): AuthSession | undefined {
  const { authSessions } = database.read()
  const session = typeof id === 'string' && Object.hasOwn(authSessions, id) ? authSessions[id] : undefined
  const isTheirs = session?.userId === persona.id && session.methodId === methodId
  return isTheirs && session.expires > Date.now() ? session : undefined
}

export function closeAuthSession(database: Database, id: unknown): void {
  database.change(({ authSessions }) => {
    delete authSessions[String(id)]
  })
}
