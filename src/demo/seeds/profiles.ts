import { edith, grace, isDatabaseUser, nils, type Persona } from '~/demo/data/personas'
import type { PlatformProfileValues, ProfileFieldPolicy, ProfileValues } from '~/demo/data/profile-state'

/** Nothing answers there (RFC 2606), and the demo's policy would not load it. */
const PICTURES = 'https://pictures.example'

export function seedProfile(persona: Persona): ProfileValues {
  const [given = '', ...family] = persona.name.split(' ')
  return {
    name: persona.name,
    given_name: given,
    family_name: family.join(' '),
    nickname: persona.email.split('@', 1)[0] ?? '',
    picture: `${PICTURES}/${given.toLowerCase()}.png`,
    // Nils has just signed up.
    email_verified: persona.id !== nils.id,
  }
}

export function seedPlatformProfile(persona: Persona): PlatformProfileValues {
  return { name: persona.name, phone: '', handle: persona.email.split('@', 1)[0] ?? '' }
}

const EDITABLE: ProfileFieldPolicy = { access: 'read_write', source: 'user' }

/** Returns who manages each field: the user, the login provider, or an administrator. */
export function seedPolicies(persona: Persona): Record<string, ProfileFieldPolicy> {
  const fromProvider: ProfileFieldPolicy = { access: 'read_only', source: 'idp' }
  const synced: ProfileFieldPolicy = { ...fromProvider, reason: 'Acme Corp keeps names in its personnel system.' }
  const names = persona.id === edith.id ? synced : persona.id === grace.id ? fromProvider : EDITABLE
  return {
    '/name': names,
    '/given_name': names,
    '/family_name': names,
    '/nickname':
      persona.id === edith.id
        ? { access: 'read_only', source: 'system', reason: 'Nicknames are turned off in this organization.' }
        : EDITABLE,
    '/picture': isDatabaseUser(persona) ? EDITABLE : fromProvider,
    '/email': { access: 'read_only', source: 'system' },
  }
}
