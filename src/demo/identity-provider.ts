import type { Database, Grant, Login } from './database'
import { PASSWORD, personas } from './personas'
import { nowInSeconds, randomText } from './tokens'
import { CLIENT_ID } from './world'

/** What the app asks for when it sends somebody to log in. */
export type AuthorizeRequest = {
  redirectUri: string
  state: string
  nonce: string | null
  codeChallenge: string
  scope: string
  audience: string
  prompt: string | null
  maxAge: number | null
  loginHint: string | null
}

const CODE_SECONDS = 60

/** Reads the query of /authorize. Null when it cannot be answered, and must not: the answer would go to who knows whom. */
export function readAuthorizeRequest(query: URLSearchParams, origin: string): AuthorizeRequest | null {
  const redirectUri = query.get('redirect_uri') ?? ''
  const codeChallenge = query.get('code_challenge') ?? ''
  const state = query.get('state') ?? ''
  const isOurs = URL.canParse(redirectUri) && new URL(redirectUri).origin === origin
  if (query.get('client_id') !== CLIENT_ID || !isOurs || !codeChallenge || !state) return null
  if (query.get('code_challenge_method') !== 'S256') return null
  const maxAge = query.get('max_age')
  return {
    redirectUri,
    state,
    codeChallenge,
    nonce: query.get('nonce'),
    scope: query.get('scope') ?? 'openid',
    audience: query.get('audience') ?? '',
    prompt: query.get('prompt'),
    maxAge: maxAge === null ? null : Number(maxAge),
    loginHint: query.get('login_hint'),
  }
}

/** The address to go back to where no form is needed: somebody is logged in already, or may not be asked. */
export function answerWithoutForm(database: Database, request: AuthorizeRequest): string | null {
  const { session } = database.read().identity
  const isRecent = session && (request.maxAge === null || nowInSeconds() - session.authTime < request.maxAge)
  if (session && isRecent && request.prompt !== 'login') {
    return giveCode(database, request, session)
  }
  return request.prompt === 'none' ? refuse(request, 'login_required', 'Login required') : null
}

export type SignInAnswer = { kind: 'leave'; url: string } | { kind: 'wrong-password' }

export function signIn(
  database: Database,
  request: AuthorizeRequest,
  { email, password }: { email: string; password: string },
): SignInAnswer {
  const persona = personas.find((one) => one.email === email.trim().toLowerCase())
  if (!persona || password !== PASSWORD) return { kind: 'wrong-password' }
  const { refusal } = persona
  // No session for them: "Try again" would otherwise be refused without a form, and nobody could become someone else.
  if (refusal) return { kind: 'leave', url: refuse(request, refusal.error, refusal.description) }

  const wasForced = request.maxAge === 0
  const login: Login = { personId: persona.id, authTime: nowInSeconds(), wasForced, hasMfa: false }
  database.change(({ identity }) => {
    identity.session = login
  })
  return { kind: 'leave', url: giveCode(database, request, login) }
}

export function cancelSignIn(request: AuthorizeRequest): string {
  return refuse(request, 'access_denied', 'The log-in was cancelled.')
}

export function endSession(database: Database): void {
  database.change(({ identity }) => {
    identity.session = null
  })
}

function giveCode(database: Database, request: AuthorizeRequest, login: Login): string {
  const { scope, audience, redirectUri, codeChallenge, nonce } = request
  const grant: Grant = { ...login, scope, audience }
  const code = randomText(43)
  const now = nowInSeconds()
  database.change(({ identity }) => {
    for (const [other, { expires }] of Object.entries(identity.codes)) if (expires < now) delete identity.codes[other]
    identity.codes[code] = { ...grant, redirectUri, codeChallenge, nonce, expires: now + CODE_SECONDS }
  })
  return withQuery(redirectUri, { code, state: request.state })
}

function refuse({ redirectUri, state }: AuthorizeRequest, error: string, description: string): string {
  return withQuery(redirectUri, { error, error_description: description, state })
}

function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
