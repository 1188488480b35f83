import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { manySessions, oddSessions, seedSessions, type SeededSession } from '~/demo/seeds/sessions'

const MANY = 199

/** Returns the sessions of a user in other browsers. */
export function listOtherSessions(database: Database, persona: Persona): SeededSession[] {
  const { scenario, seededAt, manage } = database.read()
  const ended = manage.endedSessions?.[persona.id] ?? []
  const rows =
    scenario.condition === 'sessions-many'
      ? manySessions(persona, seededAt, MANY)
      : seedSessions(persona, seededAt, scenario.data === 'empty')
  const odd = scenario.condition === 'sessions-odd' ? oddSessions(seededAt) : []
  return [...rows, ...odd].filter(({ id }) => !ended.includes(id))
}

/** Ends a session. Returns false for an unknown ID. */
export function endOtherSession(database: Database, persona: Persona, id: string): boolean {
  if (!listOtherSessions(database, persona).some((session) => session.id === id)) return false
  database.change(({ manage }) => {
    ;((manage.endedSessions ??= {})[persona.id] ??= []).push(id)
  })
  return true
}
