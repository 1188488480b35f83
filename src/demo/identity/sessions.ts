import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'

/** Ends a user's sessions except the one that was refreshed last: the one that changed the password. */
export function endOtherSessions(database: Database, persona: Persona): void {
  database.change(({ identity: { refreshTokenFamilies } }) => {
    const ownFamilies = Object.entries(refreshTokenFamilies).filter(([, { userId }]) => userId === persona.id)
    for (const [family] of ownFamilies.slice(0, -1)) delete refreshTokenFamilies[family]
  })
}

/** Ends all sessions of a user. Called after a password reset, because the old password may be stolen. */
export function endAllSessions(database: Database, persona: Persona): void {
  database.change(({ identity }) => {
    for (const [family, { userId }] of Object.entries(identity.refreshTokenFamilies)) {
      if (userId === persona.id) delete identity.refreshTokenFamilies[family]
    }
    if (identity.session?.userId === persona.id) identity.session = null
  })
}
