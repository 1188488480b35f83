import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider } from 'oidc-provider'

import { Accounts, joe, maria, type Account } from './accounts.ts'
import { logIn, type Doorway } from './interaction.ts'
import { listen, readBody } from './listen.ts'
import { SCOPES } from './login-policy.ts'
import { Logins } from './logins.ts'
import { Memory } from './memory-adapter.ts'
import { ME_SCOPES } from './my-account/access.ts'
import { MyAccount } from './my-account/api.ts'
import { configuration } from './provider-configuration.ts'
import { translateTokenRequest, type RefreshPolicy } from './token-endpoint.ts'

export { maria } from './accounts.ts'
export type Sessions = { keys: Keys; stored: ReturnType<Memory['sessions']> }
type Keys = { signing: JWK; cookies: string[] }
export type PasswordReset = { client_id?: string; email?: string; connection?: string }

export type IdentityProvider = {
  origin: string
  /** What the `iss` of every token says: Auth0 ends it with a slash. */
  issuer: string
  jwksUrl: string
  clientId: string
  /** Every session and refresh token ends, as when an administrator ends them. */
  endSessions: () => void
  /** What another provider needs to take the people for logged in who have logged in here. */
  sessions: () => Sessions
  /** How many refresh tokens could still be used. */
  usableRefreshTokens: () => number
  /** Every login grows this much older, and may have to be confirmed again. */
  ageLogins: (seconds: number) => void
  /** What was asked of the password reset, oldest first. */
  passwordResets: PasswordReset[]
  myAccount: MyAccount
  close: () => Promise<void>
}

/**
 * A certified OpenID provider that answers at Auth0's addresses and in Auth0's dialect, so that the production build
 * meets real signatures, PKCE, rotation and cookies. What Auth0 does differently is bent to it here.
 */
export async function startIdentityProvider(options: {
  appOrigin: string
  audience: string
  accounts?: Readonly<Account>[]
  /** Of another provider, whose cookies count here. */
  sessions?: Sessions | undefined
}): Promise<IdentityProvider> {
  const { appOrigin, audience } = options
  const clientId = 'latchkey-production-test'
  const accounts = new Accounts(options.accounts ?? [maria, joe])
  const memory = new Memory()
  const logins = new Logins()
  const passwordResets: PasswordReset[] = []
  const keys = options.sessions?.keys ?? { signing: await signingKey(), cookies: [randomUUID()] }
  const key = keys.signing
  if (options.sessions) memory.adopt(options.sessions.stored)
  const myAccount = new MyAccount({ appOrigin, accounts, logins, memory, key })

  const { origin, close } = await listen(({ origin: at }) => {
    myAccount.open(at)
    // A tenant that has not switched the API on does not know its audience.
    const policy = (): RefreshPolicy =>
      new Map([
        [audience, SCOPES],
        ...(myAccount.faults.unknownAudience ? [] : ([[myAccount.audience, `${SCOPES} ${ME_SCOPES}`]] as const)),
      ])
    const scopesOf = (one: string) => policy().get(one)
    const audiences = () => policy().keys()
    const provider = new Provider(
      `${at}/`,
      configuration({ appOrigin, accounts, clientId, keys, memory, logins, scopesOf, audiences }),
    )
    const protocol = provider.callback()
    const needsFreshLogin = (asked: string) => myAccount.faults.mfaAtRefresh && asked === myAccount.audience
    const tokens = { memory, logins, policy, appOrigin, needsFreshLogin }
    const doorway: Doorway = {
      accounts,
      asksForCode: (sub) => myAccount.people.hasAuthenticatorApp(sub),
      isCode: (sub, code) => myAccount.people.isCode(sub, code),
      halfway: new Map(),
    }
    return async (request, response) => {
      const url = new URL(request.url ?? '/', at)
      if (url.pathname === '/dbconnections/change_password') return resetPassword(request, response, passwordResets)
      if (url.pathname.startsWith('/interaction/')) return logIn(request, response, provider, doorway)
      if (url.pathname.startsWith('/me/v1/')) return myAccount.answer(request, response)
      if (url.pathname === '/oauth/token' && request.method === 'POST') {
        const translated = await translateTokenRequest(request, response, tokens)
        return translated && protocol(translated, response)
      }
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
    sessions: () => ({ keys, stored: memory.sessions() }),
    usableRefreshTokens: () => memory.usableRefreshTokens(),
    ageLogins: (seconds) => logins.grow(seconds),
    passwordResets,
    myAccount,
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

async function resetPassword(request: IncomingMessage, response: ServerResponse, asked: PasswordReset[]) {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, auth0-client')
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  asked.push(JSON.parse(await readBody(request)) as PasswordReset)
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end("We've just sent you an email to reset your password.")
}
