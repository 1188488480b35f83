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
 * Returns the login rules of Auth0, which differ from those of oidc-provider:
 * - Without a consent page, oidc-provider drops the scope offline_access. Auth0 keeps it for first-party applications.
 * - If a request requires a second factor, Auth0 shows its login page even if the user has a session.
 */
export function loginPolicy() {
  const prompts = interactionPolicy.base()
  const { checks } = prompts.get('login')
  checks.add(
    new interactionPolicy.Check('offline_access', 'keep the scope, as Auth0 does', ({ oidc: { params } }) => {
      const scopes = params['scope'] ?? ''
      if (!scopes.includes('offline_access')) params['scope'] = `${scopes} offline_access`.trim()
      return false
    }),
  )
  checks.add(
    new interactionPolicy.Check(
      'multi_factor',
      'Multifactor authentication required',
      ({ oidc: { params, result } }) => requiresMultiFactor(params) && !result?.login,
    ),
  )
  return prompts
}

/** Grants all scopes without asking for consent, because the console is a first-party application. */
export async function grantAllScopes({ oidc }: Context, { logins, audiences, scopesOf }: Tenant) {
  const { accountId, uid } = oidc.session
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope(SCOPES)
  for (const audience of audiences()) grant.addResourceScope(audience, scopesOf(audience) ?? '')
  const id = await grant.save()
  const { prompt } = oidc.params
  // oidc-provider turns max_age=0 into prompt=login. A larger max_age comes with each ordinary login.
  const isStepUp = prompt === 'login' || requiresMultiFactor(oidc.params)
  logins.set(id, { sub: accountId, session: uid, at: oidc.session.authTime(), isStepUp })
  return grant
}

function requiresMultiFactor(params: Context['oidc']['params']): boolean {
  return params['acr_values']?.includes(MULTI_FACTOR) === true
}
