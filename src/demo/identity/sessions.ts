import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'

/** After a new password only the session it was set from goes on, and that is the one renewed last. */
export function endOtherSessions(database: Database, persona: Persona): void {
  database.change(({ identity }) => {
    const theirs = Object.entries(identity.families).filter(([, { userId }]) => userId === persona.id)
    for (const [family] of theirs.slice(0, -1)) delete identity.families[family]
  })
}

/** Whoever set a password by email may have lost the old one to somebody. */
export function endAllSessions(database: Database, persona: Persona): void {
  database.change(({ identity }) => {
    for (const [family, { userId }] of Object.entries(identity.families)) {
      if (userId === persona.id) delete identity.families[family]
    }
    if (identity.session?.userId === persona.id) identity.session = null
  })
}
