import type { Config } from '~/config/config'

/** Every host ends in `.example`, which nobody can register (RFC 2606): a request that bypasses the worker reaches no server. */
export const TENANT_DOMAIN = 'demo-tenant.example'
export const ISSUER = `https://${TENANT_DOMAIN}/`
export const CLIENT_ID = 'latchkey-demo'
export const AUDIENCE = 'https://api.demo.example'
/** Base URL of the API key API. */
export const HAL_BASE = 'https://app.demo.example/api'
/** Base URL of the Management API. Its paths start with `/manage`. */
export const MANAGE_BASE = 'https://connection.demo.example'
/** Target of all key links under the condition "foreign-links". Nothing answers there, so following a link fails. */
export const FOREIGN_BASE = 'https://elsewhere.example/api'

/** Audience of the My Account API, which accepts only bearer tokens issued for it. */
export const MY_ACCOUNT_AUDIENCE = `${ISSUER}me/`
export const MY_ACCOUNT_BASE = `${MY_ACCOUNT_AUDIENCE}v1`
export const MY_ACCOUNT_SCOPE =
  'read:me:factors read:me:authentication_methods create:me:authentication_methods update:me:authentication_methods delete:me:authentication_methods read:me:connected_accounts create:me:connected_accounts delete:me:connected_accounts'
export const PROFILE_SCOPE = 'read:me:profile update:me:profile'

/** Value of `acr_values` that requires multi-factor authentication. */
export const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

/** The demo's counterpart of config.json. */
export const demoConfig = {
  auth0: {
    domain: TENANT_DOMAIN,
    clientId: CLIENT_ID,
    audience: AUDIENCE,
    connection: 'Username-Password-Authentication',
    // With other cache locations, the SDK requests tokens from a web worker, which the demo's service worker misses.
    cacheLocation: 'localstorage' as const,
    useDpop: false,
    myAccount: true,
    connectedAccounts: false,
    resetEmail: { from: 'Support', subject: 'Change password - Password Change Request' },
  },
  apiKeys: { baseUrl: HAL_BASE, freshLogin: false },
  manage: { baseUrl: MANAGE_BASE, maxTokenLifetimeDays: 365, freshLoginAboveDays: 90 },
  mcp: { url: 'https://mcp.demo.example/mcp' },
  links: {
    manageAccount: 'https://account.demo.example/',
    project: `${MANAGE_BASE}/admin/projects/{id}`,
    organization: `${MANAGE_BASE}/admin/organizations/{id}`,
    home: `${MANAGE_BASE}/admin`,
    returnTo: [MANAGE_BASE, 'https://app.demo.example'],
    docs: 'https://docs.demo.example/',
    support: 'mailto:support@demo.example',
    status: 'https://status.demo.example/',
    managementApi: 'https://docs.demo.example/management-api/',
    privacy: 'https://www.demo.example/privacy',
    terms: 'https://www.demo.example/terms',
    accessibility: 'https://www.demo.example/accessibility',
  },
  brand: { name: 'Latchkey' },
  setupCheck: false,
} satisfies Config
