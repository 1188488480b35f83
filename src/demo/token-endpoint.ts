import type { Database, DemoState, Grant } from './database'
import { findPersona, type Persona } from './personas'
import { mintToken, nowInSeconds, randomText, readClaims, sha256 } from './tokens'
import { AUDIENCE, CLIENT_ID, ISSUER } from './world'

const ACCESS_TOKEN_SECONDS = 2 * 60 * 60
const ID_TOKEN_SECONDS = 10 * 60 * 60
const FAMILIES_KEPT = 20

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
  const { personId, authTime, scope, audience, nonce } = issued
  return database.change((state) => {
    // Whoever has just logged in has a session again.
    state.identity.isSessionLost = false
    return giveTokens(state, { personId, authTime, scope, audience }, { nonce, family: randomText(16) })
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
    const { personId, authTime } = grant
    const audience = form.get('audience') ?? grant.audience
    const scope = form.get('scope') ?? grant.scope
    return giveTokens(state, { personId, authTime, scope, audience }, { nonce: null, family, kept: grant })
  })
}

/** What POST /oauth/revoke does: the whole family goes, as at Auth0. An unknown token is none of the caller's business. */
export function revokeRefreshToken(database: Database, token: string): void {
  const [family = ''] = token.split('.', 1)
  database.change(({ identity }) => {
    if (identity.families[family]?.current === token) delete identity.families[family]
  })
}

/** A bearer token as if the person had just logged in. For tests that are not about logging in. */
export function issueAccessToken(database: Database, persona: Persona): string {
  return database.change((state) => mintAccessToken(state, persona.id, AUDIENCE, 'openid profile email'))
}

/** Whose request it is: the bearer is an access token for our API, or the developer token of a default key. */
export function authenticate(database: Database, authorization: string | null): Persona | undefined {
  const token = authorization?.match(/^Bearer (\S+)$/i)?.[1] ?? ''
  const { identity, developerTokens } = database.read()
  const now = nowInSeconds()
  if (identity.isSessionLost) return undefined

  const developer = Object.entries(developerTokens).find(([, kept]) => kept.token === token && kept.expires > now)
  if (developer) return findPersona(developer[0])

  const issued = identity.accessTokens[String(readClaims(token)?.['jti'])]
  const isGood = issued && issued.expires > now && issued.audience === AUDIENCE
  return isGood ? findPersona(issued.personId) : undefined
}

type Login = { nonce: string | null; family: string; kept?: Grant }

function giveTokens(state: DemoState, grant: Grant, { nonce, family, kept }: Login): TokenAnswer {
  const { identity } = state
  const { personId, audience, scope } = grant
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
      access_token: mintAccessToken(state, personId, audience, scope),
      ...(isOffline && { refresh_token: current }),
      id_token: mintIdToken(grant, nonce),
      scope,
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'Bearer',
    },
  }
}

function mintAccessToken({ identity }: DemoState, personId: string, audience: string, scope: string): string {
  const now = nowInSeconds()
  const expires = now + ACCESS_TOKEN_SECONDS
  const jti = randomText(22)
  const alive = Object.entries(identity.accessTokens).filter(([, token]) => token.expires > now)
  identity.accessTokens = { ...Object.fromEntries(alive), [jti]: { personId, audience, expires } }
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
function mintIdToken({ personId, authTime }: Grant, nonce: string | null): string {
  const persona = findPersona(personId)
  const now = nowInSeconds()
  return mintToken({
    iss: ISSUER,
    sub: personId,
    aud: CLIENT_ID,
    iat: now,
    exp: now + ID_TOKEN_SECONDS,
    auth_time: authTime,
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
