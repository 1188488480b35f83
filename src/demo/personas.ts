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

export const personas = [maria, nils, grace, blake, carol]

export function findPersona(id: string): Persona | undefined {
  return personas.find((persona) => persona.id === id)
}
