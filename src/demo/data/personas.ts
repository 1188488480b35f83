/** Somebody who can sign in to the demo. */
export type Persona = {
  id: string
  name: string
  email: string
  /** What choosing this person shows. */
  description: string
  /** Newcomers own nothing, whatever data the scenario chose. */
  hasKeys: boolean
  /** Why the identity provider lets this person in no further. */
  refusal?: { error: string; description: string }
}

/** Everybody's. It protects nothing: the demo never leaves the browser it runs in. */
export const PASSWORD = 'demo'

export const maria: Persona = {
  id: 'auth0|5eb0327cbfd7490bff55feeb',
  name: 'Maria Reyes',
  email: 'maria@example.com',
  description: 'The usual account',
  hasKeys: true,
}

export const nils: Persona = {
  id: 'auth0|6a21dc7aa1db2e036a222942',
  name: 'Nils Newcomer',
  email: 'nils@example.com',
  description: 'No keys yet',
  hasKeys: false,
}

export const grace: Persona = {
  id: 'google-oauth2|108204268033311374519',
  name: 'Grace Okafor',
  email: 'grace@example.com',
  description: 'Signs in with Google, so has no password here',
  hasKeys: true,
}

export const blake: Persona = {
  id: 'auth0|63f1c0ffee0ddba11ad5c0de',
  name: 'Blake Stone',
  email: 'blake@example.com',
  description: 'Blocked by an administrator',
  hasKeys: false,
  refusal: { error: 'access_denied', description: 'user is blocked' },
}

export const carol: Persona = {
  id: 'auth0|64ab12cd34ef56ab78cd90ef',
  name: 'Carol Haddad',
  email: 'carol@example.com',
  description: 'Denies consent',
  hasKeys: false,
  refusal: { error: 'access_denied', description: 'User did not authorize the request' },
}

export const edith: Persona = {
  id: 'samlp|acme-corp|ed@example.com',
  name: 'Edith Larsen',
  email: 'ed@example.com',
  description: 'Signs in through her employer, so has no password here',
  hasKeys: true,
}

/** What Otto has printed and put into a drawer. It stands here for everybody to see: nobody could be Otto without it. */
export const OTTO_RECOVERY_CODE = 'K3F7QW9ZT2XM8RB4LHN6VJ5D'

export const otto: Persona = {
  id: 'auth0|66b07a11c0de5afe0ff1ce42',
  name: 'Otto Berg',
  email: 'otto@example.com',
  description: 'Is asked for a code as well',
  hasKeys: true,
}

export const personas = [maria, nils, grace, edith, otto, blake, carol]

/** Whose password is kept here. Everybody else's is kept by whoever vouches for them. */
export function isDatabaseUser({ id }: Persona): boolean {
  return id.startsWith('auth0|')
}

export function findPersona(id: string): Persona | undefined {
  return personas.find((persona) => persona.id === id)
}

export function findByEmail(email: string): Persona | undefined {
  const wanted = email.trim().toLowerCase()
  return personas.find((persona) => persona.email === wanted)
}
