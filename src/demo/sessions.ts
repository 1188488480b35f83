import type { Database } from './database'
import type { Persona } from './personas'

/** After a new password only the session it was set from goes on, and that is the one renewed last. */
export function endOtherSessions(database: Database, persona: Persona): void {
  database.change(({ identity }) => {
    const theirs = Object.entries(identity.families).filter(([, { personId }]) => personId === persona.id)
    for (const [family] of theirs.slice(0, -1)) delete identity.families[family]
  })
}
