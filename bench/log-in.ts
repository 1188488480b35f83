import type { BrowserContext } from '@playwright/test'

import { lifetime, unsignedToken } from './hal-api-keys.ts'

const clientId = 'bench'
const audience = 'https://api.example.test'
const scope = 'openid profile email offline_access'

/** Returns config.json. The console never contacts the tenant, because the session is in local storage. */
export const benchConfig = (origin: string) => ({
  auth0: { domain: origin, clientId, audience, cacheLocation: 'localstorage', myAccount: false },
  apiKeys: { baseUrl: `${origin}/api` },
  manage: { baseUrl: origin },
})

/** Stores a session in local storage, in the format of auth0-spa-js (src/cache), before the scripts of the page run. */
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
      // The page about:blank of a new tab has no local storage.
      if (!location.protocol.startsWith('http')) return
      for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value)
      document.cookie = cookie
    },
    { stored: entries, cookie: `auth0.${clientId}.is.authenticated=true; path=/` },
  )
}
