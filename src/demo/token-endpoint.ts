import type { Database, DemoState, Grant, Login } from './database'
import { findPersona, type Persona } from './personas'
import type { Condition } from './scenarios'
import { mintToken, nowInSeconds, randomText, readClaims, sha256 } from './tokens'
import { AUDIENCE, CLIENT_ID, ISSUER, ME_AUDIENCE, ME_SCOPE, MULTI_FACTOR } from './world'

const ACCESS_TOKEN_SECONDS = 2 * 60 * 60
const ID_TOKEN_SECONDS = 10 * 60 * 60
const FAMILIES_KEPT = 20
/** Under the condition "account-step-up": how long any login is fresh, and how long one that was asked for again. */
const JUST_LOGGED_IN_SECONDS = 60
const STEP_UP_SECONDS = 5 * 60

export type TokenAnswer = { status: number; body: Record<string, unknown> }

/** What POST /oauth/token answers. */
export async function answerTokenRequest(database: Database, form: URLSearchParams): Promise<TokenAnswer> {
  if (form.get('client_id') !== CLIENT_ID) return refusal(401, 'invalid_client', 'Unknown client')
  const grantType = form.get('grant_type')
  if (grantType === 'authorization_code') return exchangeCode(database, form)
  if (grantType === 'refresh_token') return refresh(database, form)
  return refusal(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`)
}

async function exchangeCode(database: Database, form: URLSearchParams): Promise<TokenAnswer> {
  const code = form.get('code') ?? ''
  // A code is spent by the attempt, also by one that fails: a thief gets no second guess.
  const issued = database.change(({ identity }) => {
    const found = Object.hasOwn(identity.codes, code) ? identity.codes[code] : undefined
    delete identity.codes[code]
    return found
  })
  if (!issued || issued.expires < nowInSeconds()) return refusal(403, 'invalid_grant', 'Invalid authorization code')
  if (form.get('redirect_uri') !== issued.redirectUri) {
    return refusal(403, 'invalid_grant', 'The redirect URI is not the one the code was given to.')
  }
  if ((await sha256(form.get('code_verifier') ?? '')) !== issued.codeChallenge) {
    return refusal(403, 'invalid_grant', 'Failed to verify code verifier')
  }
  const { redirectUri: _, codeChallenge: __, expires: ___, nonce, ...grant } = issued
  return database.change((state) => {
    // Whoever has just logged in has a session again.
    state.identity.isSessionLost = false
    return giveTokens(state, grant, { nonce, family: randomText(16) })
  })
}

function refresh(database: Database, form: URLSearchParams): TokenAnswer {
  const token = form.get('refresh_token') ?? ''
  const [family = ''] = token.split('.', 1)
  return database.change((state) => {
    const { families, isSessionLost } = state.identity
    const grant = Object.hasOwn(families, family) ? families[family] : undefined
    if (isSessionLost || grant?.current !== token) {
      // Somebody has used it before: there are two of them, so neither is trusted (RFC 9700, 4.14.2).
      delete families[family]
      return refusal(403, 'invalid_grant', 'Unknown or invalid refresh token.')
    }
    const { current: _, ...kept } = grant
    const audience = form.get('audience') ?? grant.audience
    const scope = form.get('scope') ?? grant.scope
    const refused = audience === ME_AUDIENCE ? refusalForAccount(state.scenario.condition, grant) : undefined
    return refused ?? giveTokens(state, { ...kept, scope, audience }, { nonce: null, family, kept })
  })
}

/** Why a session gets no token for the My Account API. What it was asked with stays good. */
function refusalForAccount(condition: Condition, login: Login): TokenAnswer | undefined {
  if (condition === 'account-absent') return refusal(403, 'access_denied', `Service not found: ${ME_AUDIENCE}`)
  if (condition !== 'account-step-up' || isRecentEnough(login)) return undefined
  const { status, body } = refusal(403, 'mfa_required', 'Multifactor authentication required')
  return { status, body: { ...body, mfa_token: randomText(43), mfa_requirements: { challenge: [{ type: 'otp' }] } } }
}

function isRecentEnough({ authTime, wasForced, hasMfa }: Login): boolean {
  const age = nowInSeconds() - authTime
  return age <= (wasForced || hasMfa ? STEP_UP_SECONDS : JUST_LOGGED_IN_SECONDS)
}

/** What POST /oauth/revoke does: the whole family goes, as at Auth0. An unknown token is none of the caller's business. */
export function revokeRefreshToken(database: Database, token: string): void {
  const [family = ''] = token.split('.', 1)
  database.change(({ identity }) => {
    if (identity.families[family]?.current === token) delete identity.families[family]
  })
}

type Issue = { audience?: string; scope?: string; authTime?: number; wasForced?: boolean }

/** A bearer token as if the person had just logged in. For tests that are not about logging in. */
export function issueAccessToken(database: Database, persona: Persona, issue: Issue = {}): string {
  const { audience = AUDIENCE, authTime = nowInSeconds(), wasForced = false } = issue
  const { scope = audience === ME_AUDIENCE ? ME_SCOPE : 'openid profile email' } = issue
  const grant: Grant = { personId: persona.id, authTime, wasForced, hasMfa: false, scope, audience }
  return database.change((state) => mintAccessToken(state, grant))
}

/** Whose request it is: the bearer is an access token for our API, or the developer token of a default key. */
export function authenticate(database: Database, authorization: string | null): Persona | undefined {
  const token = bearerOf(authorization)
  const { identity, developerTokens } = database.read()
  if (identity.isSessionLost) return undefined
  const now = nowInSeconds()
  const developer = Object.entries(developerTokens).find(([, kept]) => kept.token === token && kept.expires > now)
  return findPersona(developer?.[0] ?? findGrant(database, authorization, AUDIENCE)?.personId ?? '')
}

/** What an access token for the audience was given for. */
export function findGrant(database: Database, authorization: string | null, audience: string): Grant | undefined {
  const { identity } = database.read()
  if (identity.isSessionLost) return undefined
  const issued = identity.accessTokens[String(readClaims(bearerOf(authorization))?.['jti'])]
  return issued && issued.expires > nowInSeconds() && issued.audience === audience ? issued : undefined
}

function bearerOf(authorization: string | null): string {
  return authorization?.match(/^Bearer (\S+)$/i)?.[1] ?? ''
}

type Exchange = { nonce: string | null; family: string; kept?: Grant }

function giveTokens(state: DemoState, grant: Grant, { nonce, family, kept }: Exchange): TokenAnswer {
  const { identity } = state
  const { scope } = grant
  const isOffline = scope.split(' ').includes('offline_access') || kept !== undefined
  const current = `${family}.${randomText(43)}`
  if (isOffline) {
    // The family keeps what the login was for; a refresh may ask for less or for another audience without changing that.
    const others = Object.entries(identity.families).filter(([id]) => id !== family)
    identity.families = {
      ...Object.fromEntries(others.slice(1 - FAMILIES_KEPT)),
      [family]: { ...(kept ?? grant), current },
    }
  }
  return {
    status: 200,
    body: {
      access_token: mintAccessToken(state, grant),
      ...(isOffline && { refresh_token: current }),
      id_token: mintIdToken(grant, nonce),
      scope,
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'Bearer',
    },
  }
}

function mintAccessToken({ identity }: DemoState, grant: Grant): string {
  const now = nowInSeconds()
  const expires = now + ACCESS_TOKEN_SECONDS
  const jti = randomText(22)
  const alive = Object.entries(identity.accessTokens).filter(([, token]) => token.expires > now)
  identity.accessTokens = { ...Object.fromEntries(alive), [jti]: { ...grant, expires } }
  const { personId, audience, scope } = grant
  return mintToken({
    iss: ISSUER,
    sub: personId,
    aud: [audience, `${ISSUER}userinfo`],
    iat: now,
    exp: expires,
    scope,
    azp: CLIENT_ID,
    jti,
  })
}

/** The claims that the SDK checks; it does not check the signature. */
function mintIdToken({ personId, authTime, hasMfa }: Login, nonce: string | null): string {
  const persona = findPersona(personId)
  const now = nowInSeconds()
  return mintToken({
    iss: ISSUER,
    sub: personId,
    aud: CLIENT_ID,
    iat: now,
    exp: now + ID_TOKEN_SECONDS,
    auth_time: authTime,
    ...(hasMfa && { amr: ['mfa'], acr: MULTI_FACTOR }),
    ...(nonce !== null && { nonce }),
    name: persona?.name,
    nickname: persona?.email.split('@', 1)[0],
    email: persona?.email,
    email_verified: true,
    updated_at: new Date(authTime * 1000).toISOString(),
  })
}

function refusal(status: number, error: string, description: string): TokenAnswer {
  return { status, body: { error, error_description: description } }
}
