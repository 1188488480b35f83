import type { Config } from '~/config/config'

/** Hosts that nobody can own (RFC 2606): a request that slips past the mock worker reaches no one. */
export const IDENTITY_DOMAIN = 'demo-tenant.example'
export const ISSUER = `https://${IDENTITY_DOMAIN}/`
export const CLIENT_ID = 'latchkey-demo'
export const AUDIENCE = 'https://api.demo.example'
export const HAL_BASE = 'https://app.demo.example/api'
/** The Management API: its paths begin with /manage. */
export const MANAGE_BASE = 'https://connection.demo.example'
/** Where links lead under the condition "foreign-links". Nothing answers there: following one must fail. */
export const FOREIGN_BASE = 'https://elsewhere.example/api'

/** The My Account API: people's own passwords, factors and passkeys. Its tokens are for it alone. */
export const ME_AUDIENCE = `${ISSUER}me/`
export const ME_BASE = `${ME_AUDIENCE}v1`
export const ME_SCOPE =
  'read:me:factors read:me:authentication_methods create:me:authentication_methods update:me:authentication_methods delete:me:authentication_methods'

/** Asks a login for more than a password. */
export const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

export const demoConfig = {
  auth0: {
    domain: IDENTITY_DOMAIN,
    clientId: CLIENT_ID,
    audience: AUDIENCE,
    connection: 'Username-Password-Authentication',
    // The SDK's token worker asks from outside this page, where the mock worker does not reliably hear it.
    cacheLocation: 'localstorage' as const,
    useDpop: false,
    myAccount: true,
  },
  apiKeys: { baseUrl: HAL_BASE },
  manage: { baseUrl: MANAGE_BASE, maxTokenLifetimeDays: 365 },
  links: {
    manageAccount: 'https://account.demo.example/',
    project: `${MANAGE_BASE}/admin/projects/{id}`,
    docs: 'https://docs.demo.example/',
    support: 'mailto:support@demo.example',
  },
  brand: { name: 'Latchkey' },
} satisfies Config
