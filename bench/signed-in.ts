import type { BrowserContext } from '@playwright/test'

import { lifetime, unsignedToken } from './hal-keys.ts'

const clientId = 'bench'
const audience = 'https://api.example.test'
const scope = 'openid profile email offline_access'

/** What config.json says. The tenant is never asked: the session lies in storage. */
export const benchConfig = (origin: string) => ({
  auth0: { domain: origin, clientId, audience, cacheLocation: 'localstorage', myAccount: false },
  apiKeys: { baseUrl: `${origin}/api` },
  manage: { baseUrl: origin },
})

/** Puts a session where auth0-spa-js keeps it (its src/cache), before the page's own scripts run. */
export async function logIn(context: BrowserContext): Promise<void> {
  const claims = { sub: 'auth0|bench', name: 'Ada Lovelace', email: 'ada@example.test', aud: clientId, ...lifetime() }
  const user = { sub: claims.sub, name: claims.name, email: claims.email }
  const id_token = unsignedToken(claims)
  const decodedToken = { claims: { ...claims, __raw: id_token }, user }
  const body = {
    access_token: unsignedToken({ sub: claims.sub, aud: audience, scope, ...lifetime() }),
    refresh_token: 'refresh',
    token_type: 'Bearer',
    expires_in: 86_400,
    audience,
    scope,
    client_id: clientId,
    id_token,
    decodedToken,
  }
  const entries = {
    [`@@auth0spajs@@::${clientId}::${audience}::${scope}`]: JSON.stringify({ body, expiresAt: claims.exp }),
    [`@@auth0spajs@@::${clientId}::@@user@@`]: JSON.stringify({ id_token, decodedToken }),
  }
  await context.addInitScript(
    ({ stored, cookie }) => {
      // The empty page of a new tab has no storage.
      if (!location.protocol.startsWith('http')) return
      for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value)
      document.cookie = cookie
    },
    { stored: entries, cookie: `auth0.${clientId}.is.authenticated=true; path=/` },
  )
}
