import { useStore } from 'zustand'

import { developerToken, type DeveloperToken } from '~/api/developer-token'
import { decodeJwt } from '~/api/jwt'

/** When a developer token was issued and when it expires, without the token. */
export type TokenLife = { hasToken: boolean; issuedAt: Date | undefined; expiresAt: Date | undefined }

/** Keeps one object per token, because React compares the results of a store selector by identity. */
const lives = new WeakMap<DeveloperToken, TokenLife>()

function lifeOf(credentials: DeveloperToken | undefined): TokenLife | undefined {
  if (!credentials) return undefined
  const claims = credentials.token === undefined ? null : decodeJwt(credentials.token)
  const life = lives.get(credentials) ?? {
    hasToken: credentials.token !== undefined,
    issuedAt: claims?.issuedAt,
    expiresAt: claims?.expiresAt,
  }
  lives.set(credentials, life)
  return life
}

/** Returns the dates of the developer token. The token itself never enters a component's state. */
export function useDeveloperTokenLife(): TokenLife | undefined {
  return useStore(developerToken, lifeOf)
}
