import { isCorrectPassword } from '~/demo/account/passwords'
import type { Database } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import { findPersona, findPersonaByEmail, type Persona } from '~/demo/data/personas'
import { CLIENT_ID, MULTI_FACTOR } from '~/demo/demo-config'
import { randomText } from '~/demo/lib/encoding'
import { nowInSeconds } from '~/demo/lib/time'
import { listSecondFactors } from './second-step'

/** The query of /authorize, with which the app sends a user to log in. */
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
  /** True if `acr_values` asks for multi-factor authentication. */
  requiresMfa: boolean
}

const CODE_SECONDS = 60
const MFA_SECONDS = 5 * 60

/** Parses the query of /authorize. Returns null if the query is invalid or would redirect the user to another site. */
export function parseAuthorizeRequest(query: URLSearchParams, origin: string): AuthorizeRequest | null {
  const redirectUri = query.get('redirect_uri') ?? ''
  const codeChallenge = query.get('code_challenge') ?? ''
  const state = query.get('state') ?? ''
  const isOwnOrigin = URL.canParse(redirectUri) && new URL(redirectUri).origin === origin
  if (query.get('client_id') !== CLIENT_ID || !isOwnOrigin || !codeChallenge || !state) return null
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
    requiresMfa: (query.get('acr_values') ?? '').split(' ').includes(MULTI_FACTOR),
  }
}

/**
 * Returns the URL to redirect to without a login form: with a code if the session suffices, with an error if the request
 * forbids a form. Returns null if the user has to log in.
 */
export function redirectWithoutForm(database: Database, request: AuthorizeRequest): string | null {
  const session = findSession(database, request)
  if (session && satisfiesMfa(session, request)) return redirectWithCode(database, request, session)
  if (request.prompt !== 'none') return null
  const description = session ? 'Multifactor authentication required' : 'Login required'
  return redirectWithError(request, 'login_required', description)
}

/** Returns the user whose session needs only the second step. */
export function findLoggedInPersona(database: Database, request: AuthorizeRequest): Persona | undefined {
  const session = findSession(database, request)
  return session ? findPersona(session.userId) : undefined
}

function findSession(database: Database, { maxAge, prompt }: AuthorizeRequest): Login | null {
  const { session } = database.read().identity
  const isRecent = session && (maxAge === null || nowInSeconds() - session.authTime < maxAge)
  return isRecent && prompt !== 'login' ? session : null
}

/** A request for multi-factor authentication is a step-up, so the second factor must be recent. */
function satisfiesMfa({ hasMfa, authTime }: Login, { requiresMfa }: AuthorizeRequest): boolean {
  return !requiresMfa || (hasMfa && nowInSeconds() - authTime < MFA_SECONDS)
}

/** `verify`: the user enters a code. `set-up`: the app requires a second factor, and the user has none. */
export type SecondStep = { kind: 'verify' | 'set-up'; persona: Persona }
export type LoginResult = { kind: 'redirect'; url: string } | { kind: 'wrong-password' } | SecondStep

export async function logInWithPassword(
  database: Database,
  request: AuthorizeRequest,
  { email, password }: { email: string; password: string },
): Promise<LoginResult> {
  const persona = findPersonaByEmail(email)
  if (!persona || !(await isCorrectPassword(database, persona, password))) return { kind: 'wrong-password' }
  const { loginError } = persona
  // Creates no session. With one, "Try again" would return the same error without a form to choose another account.
  if (loginError) return { kind: 'redirect', url: redirectWithError(request, loginError.error, loginError.description) }
  return (
    secondStepOf(database, request, persona) ?? { kind: 'redirect', url: completeLogin(database, request, persona) }
  )
}

/** Returns the step that follows the password, or undefined if the login is complete. */
export function secondStepOf(database: Database, request: AuthorizeRequest, persona: Persona): SecondStep | undefined {
  const isSkipped = database.read().scenario.condition === 'account-mfa-skipped' && !request.requiresMfa
  if (isSkipped) return undefined
  if (listSecondFactors(database, persona).length > 0) return { kind: 'verify', persona }
  return request.requiresMfa ? { kind: 'set-up', persona } : undefined
}

/** Starts a session. Returns the URL to redirect to, with an authorization code. */
export function completeLogin(database: Database, request: AuthorizeRequest, persona: Persona, hasMfa = false): string {
  const wasForced = request.maxAge === 0
  const login: Login = { userId: persona.id, authTime: nowInSeconds(), wasForced, hasMfa }
  database.change(({ identity }) => {
    identity.session = login
  })
  return redirectWithCode(database, request, login)
}

/** Returns the URL to redirect to when the user cancels. */
export function cancelLogin(request: AuthorizeRequest): string {
  return redirectWithError(request, 'access_denied', 'The user canceled the login.')
}

export function endSession(database: Database): void {
  database.change(({ identity }) => {
    identity.session = null
  })
}

function redirectWithCode(database: Database, request: AuthorizeRequest, login: Login): string {
  const { scope, audience, redirectUri, codeChallenge, nonce } = request
  const grant: Grant = { ...login, scope, audience }
  const code = randomText(43)
  const now = nowInSeconds()
  database.change(({ identity: { authorizationCodes } }) => {
    for (const [other, { expires }] of Object.entries(authorizationCodes)) {
      if (expires < now) delete authorizationCodes[other]
    }
    authorizationCodes[code] = { ...grant, redirectUri, codeChallenge, nonce, expires: now + CODE_SECONDS }
  })
  return withQuery(redirectUri, { code, state: request.state })
}

function redirectWithError({ redirectUri, state }: AuthorizeRequest, error: string, description: string): string {
  return withQuery(redirectUri, { error, error_description: description, state })
}

function withQuery(base: string, query: Record<string, string>): string {
  const url = new URL(base)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
