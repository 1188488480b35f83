import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider } from 'oidc-provider'

import { Accounts, joe, maria, type Account } from './accounts.ts'
import { handleLogin, type LoginContext } from './login-handler.ts'
import { listen, readBody } from '../../../api-server/http/listen.ts'
import { SCOPES } from './login-policy.ts'
import { Logins } from './logins.ts'
import { MemoryStore } from './memory-adapter.ts'
import { CONNECT_PAGE } from './my-account/connected-accounts.ts'
import { meScopes } from './my-account/token-verifier.ts'
import { MyAccount } from './my-account/api.ts'
import { configuration, redirectWithoutSession, type RegisteredUrls } from './provider-configuration.ts'
import { translateTokenRequest, type RefreshPolicy } from './token-endpoint.ts'

export { maria } from './accounts.ts'
export type Sessions = { keys: Keys; stored: ReturnType<MemoryStore['sessions']> }
type Keys = { signing: JWK; cookies: string[] }
export type PasswordReset = { client_id?: string; email?: string; connection?: string }

export type IdentityProvider = {
  origin: string
  /** The `iss` claim of every token. Auth0's issuers end with a slash. */
  issuer: string
  /** The origin without the proxy. */
  listening: string
  jwksUrl: string
  clientId: string
  /** A test may change the web origins while the tenant runs. */
  registered: RegisteredUrls
  /** Ends all sessions and revokes all refresh tokens, as an administrator can. */
  endSessions: () => void
  /** Returns the sessions of all users. A provider that starts with these sessions treats the users as logged in. */
  sessions: () => Sessions
  /** Returns the number of refresh tokens that are neither used nor revoked. */
  usableRefreshTokens: () => number
  /** Makes every login older, so that a step-up may be required again. */
  ageLogins: (seconds: number) => void
  /** The bodies of all requests for a reset email, oldest first. */
  passwordResets: PasswordReset[]
  myAccount: MyAccount
  close: () => Promise<void>
}

/**
 * Starts a test tenant: the certified OpenID provider `oidc-provider`, adapted to the URLs and the deviations of Auth0.
 * It lets the tests run the production build with real signatures, PKCE, token rotation and cookies.
 */
export async function startIdentityProvider(options: {
  appOrigin: string
  /** The path below which the console is hosted, with a slash at both ends. */
  base?: string
  audience: string
  /** The origin at which a proxy with TLS offers the tenant. It sends X-Forwarded-Proto. */
  publicOrigin?: string
  accounts?: Readonly<Account>[]
  /** Sessions of another provider. This provider accepts their cookies. */
  sessions?: Sessions | undefined
  /** Settings that differ from those of a console below `base`. */
  registered?: Partial<RegisteredUrls>
}): Promise<IdentityProvider> {
  const { appOrigin, audience, base = '/' } = options
  const clientId = 'latchkey-production-test'
  const registered: RegisteredUrls = {
    callbacks: [`${appOrigin}${base}callback`],
    logOuts: [`${appOrigin}${base}login`],
    webOrigins: [appOrigin],
    corsOrigins: [appOrigin],
    ...options.registered,
  }
  const accounts = new Accounts(options.accounts ?? [maria, joe])
  const memory = new MemoryStore()
  const logins = new Logins()
  const passwordResets: PasswordReset[] = []
  const keys = options.sessions?.keys ?? { signing: await signingKey(), cookies: [randomUUID()] }
  const key = keys.signing
  if (options.sessions) memory.adopt(options.sessions.stored)
  const myAccount = new MyAccount({ appOrigin, accounts, logins, memory, key })

  const { origin: listening, close } = await listen(0, ({ origin: plain }) => {
    const ownOrigin = options.publicOrigin ?? plain
    myAccount.start(ownOrigin)
    // A tenant without the My Account API does not know the API's audience.
    const policy = (): RefreshPolicy =>
      new Map([
        [audience, SCOPES],
        ...(myAccount.faults.unknownAudience
          ? []
          : ([[myAccount.audience, `${SCOPES} ${meScopes(myAccount.faults)}`]] as const)),
      ])
    const scopesOf = (requested: string) => policy().get(requested)
    const audiences = () => policy().keys()
    const provider = new Provider(
      `${ownOrigin}/`,
      configuration({ registered, accounts, clientId, keys, memory, logins, scopesOf, audiences }),
    )
    provider.proxy = options.publicOrigin !== undefined
    provider.use(redirectWithoutSession)
    const handleWithProvider = provider.callback()
    const needsFreshLogin = (requested: string) => myAccount.faults.mfaAtRefresh && requested === myAccount.audience
    const tokenContext = { memory, logins, policy, appOrigin, needsFreshLogin }
    const loginContext: LoginContext = {
      accounts,
      requiresCode: (sub) => myAccount.loginMethods.hasAuthenticatorApp(sub),
      isCode: (sub, code) => myAccount.loginMethods.isCode(sub, code),
      passwordEntered: new Map(),
    }
    return async (request, response) => {
      const url = new URL(request.url ?? '/', ownOrigin)
      if (url.pathname === '/dbconnections/change_password') return resetPassword(request, response, passwordResets)
      if (url.pathname.startsWith('/interaction/')) return handleLogin(request, response, provider, loginContext)
      if (url.pathname === CONNECT_PAGE) {
        const target = myAccount.connectedAccounts.leaveProvider(url.searchParams, myAccount.faults.connectRefused)
        return void response
          .writeHead(target === undefined ? 400 : 302, target === undefined ? {} : { Location: target })
          .end()
      }
      if (url.pathname.startsWith('/me/v1/')) return myAccount.handle(request, response)
      if (url.pathname === '/oauth/token' && request.method === 'POST') {
        const translated = await translateTokenRequest(request, response, tokenContext)
        return translated && handleWithProvider(translated, response)
      }
      if (!isRegisteredFrame(url, registered)) return rejectFrame(url, response)
      request.url = toStandardParameters(url)
      return handleWithProvider(request, response)
    }
  })

  const origin = options.publicOrigin ?? listening
  return {
    origin,
    issuer: `${origin}/`,
    listening,
    jwksUrl: `${listening}/.well-known/jwks.json`,
    clientId,
    registered,
    endSessions: () => memory.endSessions(),
    sessions: () => ({ keys, stored: memory.sessions() }),
    usableRefreshTokens: () => memory.usableRefreshTokens(),
    ageLogins: (seconds) => logins.makeOlder(seconds),
    passwordResets,
    myAccount,
    close,
  }
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomUUID() }
}

/** Renames the two query parameters whose names in Auth0 differ from the standard. */
function toStandardParameters(url: URL): string {
  rename(url, '/authorize', 'audience', 'resource')
  rename(url, '/v2/logout', 'returnTo', 'post_logout_redirect_uri')
  return url.pathname + url.search
}

function isRegisteredFrame({ pathname, searchParams }: URL, { webOrigins }: RegisteredUrls): boolean {
  if (pathname !== '/authorize' || searchParams.get('response_mode') !== 'web_message') return true
  const callback = searchParams.get('redirect_uri') ?? ''
  return !URL.canParse(callback) || webOrigins.includes(new URL(callback).origin)
}

/** Auth0 answers an error page, of which the console hears nothing. */
function rejectFrame({ searchParams }: URL, response: ServerResponse): void {
  response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8', 'X-Frame-Options': 'deny' })
  const callback = searchParams.get('redirect_uri')
  response.end(`invalid_request: The specified redirect_uri '${callback}' does not have a registered origin.`)
}

function rename(url: URL, path: string, from: string, to: string): void {
  const value = url.searchParams.get(from)
  if (url.pathname !== path || value === null) return
  url.searchParams.delete(from)
  url.searchParams.set(to, value)
}

async function resetPassword(request: IncomingMessage, response: ServerResponse, resets: PasswordReset[]) {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, auth0-client')
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  resets.push(JSON.parse(await readBody(request)) as PasswordReset)
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end("We've just sent you an email to reset your password.")
}
