import { useStore } from 'zustand'

import { developerToken, type DeveloperToken } from '~/api/developer-token'
import { decodeJwt } from '~/api/jwt'

/** When a developer token was issued and when it expires, without the token. */
export type TokenLife = { hasToken: boolean; issuedAt: Date | undefined; expiresAt: Date | undefined }

/** One object per token: React compares by identity. */
const lives = new WeakMap<DeveloperToken, TokenLife>()

function lifeOf(held: DeveloperToken | undefined): TokenLife | undefined {
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

/** Returns the dates only: the token itself never enters a component's state. */
export function useDeveloperTokenLife(): TokenLife | undefined {
  return useStore(developerToken, lifeOf)
}
