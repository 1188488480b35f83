import { interactionPolicy, type Context } from 'oidc-provider'

import type { Logins } from './logins.ts'

export const SCOPES = 'openid profile email offline_access'
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

type Tenant = {
  logins: Logins
  audiences: () => Iterable<string>
  scopesOf: (audience: string) => string | undefined
}

/**
 * Without a consent page the library drops offline_access; Auth0 keeps it for an application of the tenant's own. And
 * whoever is to be asked for a second factor is shown the tenant's page, however live their session.
 */
export function loginPolicy() {
  const prompts = interactionPolicy.base()
  const { checks } = prompts.get('login')
  checks.add(
    new interactionPolicy.Check('offline_access', 'kept, as Auth0 does', ({ oidc: { params } }) => {
      const scopes = params['scope'] ?? ''
      if (!scopes.includes('offline_access')) params['scope'] = `${scopes} offline_access`.trim()
      return false
    }),
  )
  checks.add(
    new interactionPolicy.Check(
      'multi_factor',
      'Multifactor authentication required',
      ({ oidc: { params, result } }) => asksForMultiFactor(params) && !result?.login,
    ),
  )
  return prompts
}

/** Nobody is asked for consent: the console is the tenant's own application. */
export async function grantAll({ oidc }: Context, { logins, audiences, scopesOf }: Tenant) {
  const { accountId, uid } = oidc.session
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope(SCOPES)
  for (const audience of audiences()) grant.addResourceScope(audience, scopesOf(audience) ?? '')
  const id = await grant.save()
  const { prompt, max_age: maxAge } = oidc.params
  // The library turns max_age=0 into prompt=login.
  const isStepUp = prompt === 'login' || maxAge !== undefined || asksForMultiFactor(oidc.params)
  logins.keep(id, { sub: accountId, session: uid, at: oidc.session.authTime(), isStepUp })
  return grant
}

function asksForMultiFactor(params: Context['oidc']['params']): boolean {
  return params['acr_values']?.includes(MULTI_FACTOR) === true
}
