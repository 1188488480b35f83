import { useSyncExternalStore } from 'react'

import { currentDeveloperToken, watchDeveloperToken, type DeveloperToken } from '~/api/developer-token'
import { decodeJwt } from '~/api/jwt'

/** From when to when a developer token is good, without the token. */
export type TokenLife = { hasToken: boolean; issuedAt: Date | undefined; expiresAt: Date | undefined }

/** Read once for each token: what is drawn compares by identity. */
const lives = new WeakMap<DeveloperToken, TokenLife>()

function currentLife(): TokenLife | undefined {
  const held = currentDeveloperToken()
  if (!held) return undefined
  const claims = held.token === undefined ? null : decodeJwt(held.token)
  const life = lives.get(held) ?? {
    hasToken: held.token !== undefined,
    issuedAt: claims?.issuedAt,
    expiresAt: claims?.expiresAt,
  }
  lives.set(held, life)
  return life
}

/** The claims only: the token itself stays where it is held, and is in no state of a component. */
export function useDeveloperTokenLife(): TokenLife | undefined {
  return useSyncExternalStore(watchDeveloperToken, currentLife)
}
