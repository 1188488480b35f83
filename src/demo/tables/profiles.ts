import type { Persona } from '~/demo/data/personas'
import type { PlatformProfileValues, ProfileValues } from '~/demo/data/profile-state'
import type { Database } from '~/demo/data/database'
import type { DemoState } from '~/demo/data/state'
import { seedPlatformProfile, seedProfile } from '~/demo/seeds/profiles'

type Profiles = Pick<DemoState, 'profiles'>

export function readProfile({ profiles }: Readonly<Profiles>, persona: Persona): ProfileValues {
  return { ...seedProfile(persona), ...profiles[persona.id]?.tenant }
}

export function readPlatformProfile({ profiles }: Readonly<Profiles>, persona: Persona): PlatformProfileValues {
  return { ...seedPlatformProfile(persona), ...profiles[persona.id]?.platform }
}

export function changeProfile(database: Database, persona: Persona, changes: Partial<ProfileValues>): void {
  database.change(({ profiles }) => Object.assign(changesOf(profiles, persona).tenant, changes))
}

export function changePlatformProfile(
  database: Database,
  persona: Persona,
  changes: Partial<PlatformProfileValues>,
): void {
  database.change(({ profiles }) => Object.assign(changesOf(profiles, persona).platform, changes))
}

function changesOf(profiles: DemoState['profiles'], persona: Persona) {
  return (profiles[persona.id] ??= { tenant: {}, platform: {} })
}

/** The claims of the scopes `profile` and `email` in the ID token. */
export function profileClaims(state: Readonly<Profiles>, persona: Persona) {
  return { ...readProfile(state, persona), email: persona.email }
}
