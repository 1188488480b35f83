import type { JWK } from 'jose'
import { errors, type Context } from 'oidc-provider'

import type { Accounts } from './accounts.ts'
import { grantAllScopes, loginPolicy } from './login-policy.ts'
import type { Logins } from './logins.ts'
import type { MemoryStore } from './memory-adapter.ts'

const HOUR = 60 * 60

/** The URLs of the console in the settings of the tenant's application. */
export type RegisteredUrls = { callbacks: string[]; logOuts: string[]; webOrigins: string[]; corsOrigins: string[] }

type Options = {
  registered: RegisteredUrls
  accounts: Accounts
  clientId: string
  keys: { signing: JWK; cookies: string[] }
  memory: MemoryStore
  logins: Logins
  /**
   * Returns the scopes that a token for this audience may have, or undefined if the tenant does not know the audience.
   */
  scopesOf: (audience: string) => string | undefined
  audiences: () => Iterable<string>
}

/** Returns the configuration that makes oidc-provider behave like Auth0. */
export function configuration(options: Options): Record<string, unknown> {
  const { registered, accounts, clientId, keys, memory, logins } = options
  return {
    adapter: (model: string) => memory.adapter(model),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: registered.callbacks,
        post_logout_redirect_uris: registered.logOuts,
      },
    ],
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      end_session: '/v2/logout',
      revocation: '/oauth/revoke',
      jwks: '/.well-known/jwks.json',
    },
    claims: { email: ['email', 'email_verified'], profile: ['name', 'nickname'] },
    // Auth0 includes name and email in the ID token.
    conformIdTokenClaims: false,
    clientBasedCORS: (_context: Context, origin: string) => registered.corsOrigins.includes(origin),
    features: features(options),
    interactions: {
      policy: loginPolicy(),
      url: (_context: Context, { uid }: { uid: string }) => `/interaction/${uid}`,
    },
    loadExistingGrant: (context: Context) => grantAllScopes(context, options),
    // The My Account API checks the age of the login that a token comes from.
    // The Management API knows the session.
    extraTokenClaims: (_context: Context, { grantId, sessionUid }: { grantId?: string; sessionUid?: string }) => {
      const login = logins.get(grantId)
      return login && { auth_time: login.at, grant: grantId, sid: sessionUid }
    },
    rotateRefreshToken: true,
    issueRefreshToken: (_context: Context, _client: unknown, { scopes }: { scopes: Set<string> }) =>
      scopes.has('offline_access'),
    findAccount: (_context: Context, sub: string) => {
      const account = accounts.of(sub)
      if (!account) return undefined
      const { name, email } = account
      const claims = { sub, name, nickname: email.split('@')[0], email, email_verified: true }
      return { accountId: sub, claims: () => claims }
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 24 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 24 * HOUR,
      Session: 24 * HOUR,
    },
    renderError: (context: Context, out: Record<string, string>) => {
      context.type = 'text/plain'
      context.body = JSON.stringify(out)
    },
  }
}

function features({ scopesOf }: Options): Record<string, unknown> {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    revocation: { enabled: true, allowedPolicy: () => true },
    webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    rpInitiatedLogout: { enabled: true, logoutSource: logOutWithoutConfirmation },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context: Context, resource: string) => {
        const scope = scopesOf(resource)
        if (scope === undefined) throw new errors.InvalidTarget(`Service not found: ${resource}`)
        // Auth0 includes the scopes of the login in the API's token, and the SDK expects them there.
        return {
          audience: resource,
          scope,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        }
      },
    },
  }
}

/** Auth0 logs out without a confirmation, so this page submits the confirmation form of oidc-provider. */
function logOutWithoutConfirmation(context: Context, form: string): void {
  context.type = 'html'
  context.body = `<!doctype html><title>Logging out</title>${form.replace(
    '</form>',
    '<input type="hidden" name="logout" value="yes" /></form>',
  )}<script>document.forms[0].submit()</script>`
}

/** Auth0 immediately redirects a browser that has no session. For oidc-provider, it submits a form as well. */
export async function redirectWithoutSession(context: Context, next: () => Promise<void>): Promise<void> {
  await next()
  const { oidc } = context
  if (oidc?.route !== 'end_session' || oidc.session?.accountId) return
  const returnTo = oidc.params?.['post_logout_redirect_uri']
  if (context.status === 200 && returnTo !== undefined) context.redirect(returnTo)
}
