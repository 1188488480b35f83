import type { Database } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import { isPasswordOf } from '~/demo/account/passwords'
import { findByEmail, findPersona, type Persona } from '~/demo/data/personas'
import { secondFactorsOf } from './second-step'
import { nowInSeconds, randomText } from '~/demo/lib/encoding'
import { CLIENT_ID, MULTI_FACTOR } from '~/demo/demo-config'

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
  /** `acr_values` asks for more than a password. */
  wantsMfa: boolean
}

const CODE_SECONDS = 60
const MFA_SECONDS = 5 * 60

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
    wantsMfa: (query.get('acr_values') ?? '').split(' ').includes(MULTI_FACTOR),
  }
}

/** The address to go back to where no form is needed: somebody is logged in already, or may not be asked. */
export function answerWithoutForm(database: Database, request: AuthorizeRequest): string | null {
  const session = sessionFor(database, request)
  if (session && satisfiesStepUp(session, request)) return giveCode(database, request, session)
  if (request.prompt !== 'none') return null
  return refuse(request, 'login_required', session ? 'Multifactor authentication required' : 'Login required')
}

/** Who has given the password already, and is only asked for more. */
export function personToAskForMore(database: Database, request: AuthorizeRequest): Persona | undefined {
  const session = sessionFor(database, request)
  return session ? findPersona(session.userId) : undefined
}

function sessionFor(database: Database, { maxAge, prompt }: AuthorizeRequest): Login | null {
  const { session } = database.read().identity
  const isRecent = session && (maxAge === null || nowInSeconds() - session.authTime < maxAge)
  return isRecent && prompt !== 'login' ? session : null
}

/** Whoever asks for more than a password wants to know that it is the person, now. */
function satisfiesStepUp({ hasMfa, authTime }: Login, { wantsMfa }: AuthorizeRequest): boolean {
  return !wantsMfa || (hasMfa && nowInSeconds() - authTime < MFA_SECONDS)
}

export type SignInAnswer = { kind: 'leave'; url: string } | { kind: 'wrong-password' } | SecondStep
/** `ask`: for one of the person's second factors. `set-up`: there is none yet, and the app insists. */
export type SecondStep = { kind: 'ask' | 'set-up'; persona: Persona }

export async function authenticate(
  database: Database,
  request: AuthorizeRequest,
  { email, password }: { email: string; password: string },
): Promise<SignInAnswer> {
  const persona = findByEmail(email)
  if (!persona || !(await isPasswordOf(database, persona, password))) return { kind: 'wrong-password' }
  const { refusal } = persona
  // No session for them: "Try again" would otherwise be refused without a form, and nobody could become someone else.
  if (refusal) return { kind: 'leave', url: refuse(request, refusal.error, refusal.description) }
  return secondStepFor(database, request, persona) ?? { kind: 'leave', url: completeSignIn(database, request, persona) }
}

export function secondStepFor(database: Database, request: AuthorizeRequest, persona: Persona): SecondStep | undefined {
  if (secondFactorsOf(database, persona).length > 0) return { kind: 'ask', persona }
  return request.wantsMfa ? { kind: 'set-up', persona } : undefined
}

/** The person is who they say. Returns where they go now. */
export function completeSignIn(
  database: Database,
  request: AuthorizeRequest,
  persona: Persona,
  hasMfa = false,
): string {
  const wasForced = request.maxAge === 0
  const login: Login = { userId: persona.id, authTime: nowInSeconds(), wasForced, hasMfa }
  database.change(({ identity }) => {
    identity.session = login
  })
  return giveCode(database, request, login)
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
