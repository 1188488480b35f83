import { createStore } from 'zustand/vanilla'

import type { JwtClaims } from './jwt'

/** The claims of a recognized token that are safe to keep. Never the token. */
export type RecognizedToken = Pick<JwtClaims, 'issuedAt' | 'expiresAt' | 'audience'>

const MAX_PER_KEY = 10

/** The tokens of this visit that "Whose token is this?" has recognized, by client ID, newest first. In memory only. */
export const recognizedTokens = createStore<ReadonlyMap<string, RecognizedToken[]>>(() => new Map())

export function rememberToken(clientId: string, { issuedAt, expiresAt, audience }: JwtClaims): void {
  const all = recognizedTokens.getState()
  const token = { issuedAt, expiresAt, audience }
  const others = (all.get(clientId) ?? []).filter((other) => JSON.stringify(other) !== JSON.stringify(token))
  recognizedTokens.setState(new Map(all).set(clientId, [token, ...others].slice(0, MAX_PER_KEY)), true)
}
