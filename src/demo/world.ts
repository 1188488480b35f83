import type { Config } from '~/config'

/** Hosts that nobody can own (RFC 2606): a request that slips past the mock worker reaches no one. */
export const IDENTITY_DOMAIN = 'demo-tenant.example'
export const ISSUER = `https://${IDENTITY_DOMAIN}/`
export const CLIENT_ID = 'latchkey-demo'
export const AUDIENCE = 'https://api.demo.example'
export const HAL_BASE = 'https://app.demo.example/api'
/** Where links lead under the condition "foreign-links". Nothing answers there: following one must fail. */
export const FOREIGN_BASE = 'https://elsewhere.example/api'

export const demoConfig = {
  auth0: {
    domain: IDENTITY_DOMAIN,
    clientId: CLIENT_ID,
    audience: AUDIENCE,
    connection: 'Username-Password-Authentication',
    // The SDK's token worker asks from outside this page, where the mock worker does not reliably hear it.
    cacheLocation: 'localstorage' as const,
    useDpop: false,
    myAccount: false,
  },
  apiKeys: { baseUrl: HAL_BASE },
  links: {
    manageAccount: 'https://account.demo.example/',
    docs: 'https://docs.demo.example/',
    support: 'mailto:support@demo.example',
  },
  brand: { name: 'Latchkey' },
} satisfies Config
