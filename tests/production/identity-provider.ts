import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider, interactionPolicy, type Context } from 'oidc-provider'

import { listen, readBody } from './listen.ts'
import { loginPage } from './login-page.ts'
import { Memory } from './memory-adapter.ts'

type Account = { sub: string; email: string; password: string; name: string }
export type PasswordReset = { client_id?: string; email?: string; connection?: string }

export type IdentityProvider = {
  origin: string
  /** What the `iss` of every token says: Auth0 ends it with a slash. */
  issuer: string
  jwksUrl: string
  clientId: string
  /** Every session and refresh token ends, as when an administrator ends them. */
  endSessions: () => void
  /** What was asked of the password reset, oldest first. */
  passwordResets: PasswordReset[]
  close: () => Promise<void>
}

export const maria: Account = {
  sub: 'auth0|6a21dc7aa1db2e036a222942',
  email: 'maria@example.com',
  password: 'correct horse',
  name: 'Maria Example',
}
export const joe: Account = {
  sub: 'auth0|5eb0327cbfd7490bff55feeb',
  email: 'joe@example.com',
  password: 'battery staple',
  name: 'Joe Example',
}

const SCOPES = 'openid profile email offline_access'

/**
 * A certified OpenID provider that answers at Auth0's addresses and in Auth0's dialect, so that the production build
 * meets real signatures, PKCE, rotation and cookies. What Auth0 does differently is bent to it here.
 */
export async function startIdentityProvider(options: {
  appOrigin: string
  audience: string
  accounts?: Account[]
}): Promise<IdentityProvider> {
  const { accounts = [maria, joe] } = options
  const clientId = 'latchkey-production-test'
  const memory = new Memory()
  const passwordResets: PasswordReset[] = []
  const key = await signingKey()

  const { origin, close } = await listen(({ origin: at }) => {
    const provider = new Provider(`${at}/`, configuration({ ...options, accounts, clientId, key, memory }))
    const protocol = provider.callback()
    return async (request, response) => {
      const url = new URL(request.url ?? '/', at)
      if (url.pathname === '/dbconnections/change_password') return resetPassword(request, response, passwordResets)
      if (url.pathname.startsWith('/interaction/')) return logIn(request, response, provider, accounts)
      request.url = speakStandard(url)
      return protocol(request, response)
    }
  })

  return {
    origin,
    issuer: `${origin}/`,
    jwksUrl: `${origin}/.well-known/jwks.json`,
    clientId,
    endSessions: () => memory.endSessions(),
    passwordResets,
    close,
  }
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomUUID() }
}

/** The two parameters that Auth0 calls by names of its own. */
function speakStandard(url: URL): string {
  rename(url, '/authorize', 'audience', 'resource')
  rename(url, '/v2/logout', 'returnTo', 'post_logout_redirect_uri')
  return url.pathname + url.search
}

function rename(url: URL, path: string, from: string, to: string): void {
  const value = url.searchParams.get(from)
  if (url.pathname !== path || value === null) return
  url.searchParams.delete(from)
  url.searchParams.set(to, value)
}

function configuration({
  appOrigin,
  audience,
  accounts,
  clientId,
  key,
  memory,
}: {
  appOrigin: string
  audience: string
  accounts: Account[]
  clientId: string
  key: JWK
  memory: Memory
}): Record<string, unknown> {
  const hour = 60 * 60
  return {
    adapter: (model: string) => memory.adapter(model),
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${appOrigin}/callback`],
        post_logout_redirect_uris: [`${appOrigin}/login`],
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
    // Auth0 puts name and e-mail into the ID token itself.
    conformIdTokenClaims: false,
    clientBasedCORS: (_context: Context, origin: string) => origin === appOrigin,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
      rpInitiatedLogout: { enabled: true, logoutSource: logOutAtOnce },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context: Context, resource: string) => ({
          audience: resource,
          // Auth0 repeats the login's scopes in the token for the API; the SDK looks for them there.
          scope: SCOPES,
          accessTokenFormat: 'jwt',
          accessTokenTTL: hour,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { policy: policy(), url: (_context: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: (context: Context) => grantAll(context, audience),
    rotateRefreshToken: true,
    issueRefreshToken: (_context: Context, _client: unknown, { scopes }: { scopes: Set<string> }) =>
      scopes.has('offline_access'),
    findAccount: (_context: Context, sub: string) => {
      const account = accounts.find((one) => one.sub === sub)
      return (
        account && {
          accountId: sub,
          claims: () => ({
            sub,
            name: account.name,
            nickname: account.email.split('@')[0],
            email: account.email,
            email_verified: true,
          }),
        }
      )
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      Grant: 24 * hour,
      IdToken: hour,
      Interaction: hour,
      RefreshToken: 24 * hour,
      Session: 24 * hour,
    },
    renderError: (context: Context, out: Record<string, string>) => {
      context.type = 'text/plain'
      context.body = JSON.stringify(out)
    },
  }
}

/** Without a consent page the library drops offline_access; Auth0 keeps it for an application of the tenant's own. */
function policy() {
  const prompts = interactionPolicy.base()
  prompts.get('login').checks.add(
    new interactionPolicy.Check('offline_access', 'kept, as Auth0 does', ({ oidc: { params } }) => {
      const scopes = params['scope'] ?? ''
      if (!scopes.includes('offline_access')) params['scope'] = `${scopes} offline_access`.trim()
      return false
    }),
  )
  return prompts
}

/** Nobody is asked for consent: the console is the tenant's own application. */
async function grantAll({ oidc }: Context, audience: string) {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope(SCOPES)
  grant.addResourceScope(audience, SCOPES)
  await grant.save()
  return grant
}

/** Auth0 asks nothing before it logs out. */
function logOutAtOnce(context: Context, form: string): void {
  context.type = 'html'
  context.body = `<!doctype html><title>Logging out</title>${form.replace(
    '</form>',
    '<input type="hidden" name="logout" value="yes" /></form>',
  )}<script>document.forms[0].submit()</script>`
}

async function logIn(request: IncomingMessage, response: ServerResponse, provider: Provider, accounts: Account[]) {
  if (request.method !== 'POST') return loginPage(response)
  const form = new URLSearchParams(await readBody(request))
  if (form.get('action') === 'cancel') {
    const refusal = { error: 'access_denied', error_description: 'The login was cancelled.' }
    return provider.interactionFinished(request, response, refusal)
  }
  const account = accounts.find(
    ({ email, password }) => email === form.get('email') && password === form.get('password'),
  )
  if (!account)
    return loginPage(response, { email: form.get('email') ?? '', problem: 'Wrong e-mail address or password.' })
  return provider.interactionFinished(request, response, { login: { accountId: account.sub } })
}

async function resetPassword(request: IncomingMessage, response: ServerResponse, asked: PasswordReset[]) {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, auth0-client')
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  asked.push(JSON.parse(await readBody(request)) as PasswordReset)
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end("We've just sent you an email to reset your password.")
}
