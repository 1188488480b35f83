import { readPart } from './jwt'

/** Returns the scopes of a bearer token, an empty list if the token does not name them. */
export function readScopes(token: string): string[] {
  const { scope } = readPart(token.split('.')[1] ?? '') ?? {}
  return typeof scope === 'string' ? scope.split(' ') : []
}
