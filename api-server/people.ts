/** A user of the APIs. `sub` is the subject of their bearer tokens. */
export type Person = { readonly sub: string; readonly email: string; readonly name: string }

export const maria: Person = {
  sub: 'auth0|6a21dc7aa1db2e036a222942',
  email: 'maria@example.com',
  name: 'Maria Example',
}
export const joe: Person = {
  sub: 'auth0|5eb0327cbfd7490bff55feeb',
  email: 'joe@example.com',
  name: 'Joe Example',
}

/** Bearer tokens carry no name, so only these two users have one. */
export function personOf(sub: string): Person {
  return [maria, joe].find((person) => person.sub === sub) ?? { sub, email: '', name: sub }
}
