import type { Config } from '~/config/config'

import { tenantUrl } from './console-context'

/** Parameters of Auth0's emails that the login passes on to Auth0. All others are dropped. */
const ALLOWED = ['invitation', 'organization', 'organization_name', 'login_hint', 'screen_hint']

/**
 * True for a link that Auth0 or another tenant has written. It asks for a login, because the session of this browser may
 * be of another user.
 */
export function asksForLogin(search: string): boolean {
  const query = new URLSearchParams(search)
  return ['iss', ...ALLOWED].some((name) => query.has(name))
}

/**
 * Reads a link to the login page, such as `/login?invitation=…&organization=…`, and returns what the login passes on.
 * Auth0 adds `iss`, its own URL, to the links of a tenant. With another `iss`, the link is for another tenant, and nothing
 * of it is used.
 */
export function readLoginParameters(config: Config['auth0'], search: string): Record<string, string> {
  const query = new URLSearchParams(search)
  const issuer = query.get('iss')
  if (issuer !== null && !isOwnIssuer(config, issuer)) return {}
  return Object.fromEntries(ALLOWED.flatMap((name) => entry(name, query.get(name))))
}

/** Returns nothing for an empty value, and for one that no email of Auth0 contains. */
function entry(name: string, value: string | null): [string, string][] {
  // oxlint-disable-next-line no-control-regex -- control characters are what this guards against
  return value && value.length <= 512 && !/[\u0000-\u001f\u007f]/.test(value) ? [[name, value]] : []
}

function isOwnIssuer(config: Config['auth0'], issuer: string): boolean {
  return URL.canParse(issuer) && new URL(issuer).href === new URL(tenantUrl(config)).href
}
