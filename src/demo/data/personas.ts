/** A user of the demo. */
export type Persona = {
  id: string
  name: string
  email: string
  /** Shown on the login page. */
  description: string
  /** False for new users, whose account is empty in every data scenario. */
  hasData: boolean
  /** OAuth error that ends each login of this user. */
  loginError?: { error: string; description: string }
}

/** The initial password of every user. It protects nothing: the demo runs in one browser. */
export const INITIAL_PASSWORD = 'demo'

export const maria: Persona = {
  id: 'auth0|5eb0327cbfd7490bff55feeb',
  name: 'Maria Reyes',
  email: 'maria@example.com',
  description: 'Password only, plenty to fix',
  hasData: true,
}

export const nils: Persona = {
  id: 'auth0|6a21dc7aa1db2e036a222942',
  name: 'Nils Newcomer',
  email: 'nils@example.com',
  description: 'New account, still empty',
  hasData: false,
}

export const grace: Persona = {
  id: 'google-oauth2|108204268033311374519',
  name: 'Grace Okafor',
  email: 'grace@example.com',
  description: 'Google login, no password',
  hasData: true,
}

export const blake: Persona = {
  id: 'auth0|63f1c0ffee0ddba11ad5c0de',
  name: 'Blake Stone',
  email: 'blake@example.com',
  description: 'Blocked by an administrator',
  hasData: false,
  loginError: { error: 'access_denied', description: 'user is blocked' },
}

export const carol: Persona = {
  id: 'auth0|64ab12cd34ef56ab78cd90ef',
  name: 'Carol Haddad',
  email: 'carol@example.com',
  description: 'Refuses consent',
  hasData: false,
  loginError: { error: 'access_denied', description: 'User did not authorize the request' },
}

export const edith: Persona = {
  id: 'samlp|acme-corp|ed@example.com',
  name: 'Edith Larsen',
  email: 'ed@example.com',
  description: 'Employer login, no password',
  hasData: true,
}

export const otto: Persona = {
  id: 'auth0|66b07a11c0de5afe0ff1ce42',
  name: 'Otto Berg',
  email: 'otto@example.com',
  description: 'MFA on, asks for a code',
  hasData: true,
}

/** Otto's initial recovery code. The login page shows it, so that visitors can log in as Otto. */
export const OTTO_RECOVERY_CODE = 'K3F7QW9ZT2XM8RB4LHN6VJ5D'
/** SHA-256 of OTTO_RECOVERY_CODE. A constant, because browsers hash asynchronously and the seed is synchronous. */
export const OTTO_RECOVERY_CODE_HASH = 'PyVy20dX0af5-ZSOUjo_9MbcznlhNxg6a-Xiv9imd9c'

export const personas: Persona[] = [maria, nils, grace, edith, otto, blake, carol]

/** The users whom the login page shows first. */
export const featuredPersonas: Persona[] = [maria, otto, nils, grace]
export const otherPersonas = personas.filter((persona) => !featuredPersonas.includes(persona))

/** True if the tenant stores the user's password. Other users log in with Google or through their employer. */
export function isDatabaseUser({ id }: Persona): boolean {
  return id.startsWith('auth0|')
}

/** Returns the ID that the connection assigned to the user: the last part of the user ID. */
export function connectionUserId({ id }: Persona): string {
  return id.slice(id.lastIndexOf('|') + 1)
}

export function findPersona(id: string): Persona | undefined {
  return personas.find((persona) => persona.id === id)
}

export function findPersonaByEmail(email: string): Persona | undefined {
  const normalized = email.trim().toLowerCase()
  return personas.find((persona) => persona.email === normalized)
}
