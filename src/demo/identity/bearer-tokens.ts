import type { Database, DemoState } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import { findPersona, type Persona } from '~/demo/data/personas'
import { mintToken, nowInSeconds, randomText, readClaims } from '~/demo/lib/encoding'
import { AUDIENCE, CLIENT_ID, ISSUER, ME_AUDIENCE, ME_SCOPE, MULTI_FACTOR } from '~/demo/demo-config'

export const ACCESS_TOKEN_SECONDS = 2 * 60 * 60
const SUDO_SECONDS = 5 * 60
const ID_TOKEN_SECONDS = 10 * 60 * 60

type Issue = { audience?: string; scope?: string; authTime?: number; wasForced?: boolean }

/** A bearer token as if the person had just logged in. For tests that are not about logging in. */
export function issueBearerToken(database: Database, persona: Persona, issue: Issue = {}): string {
  const { audience = AUDIENCE, authTime = nowInSeconds(), wasForced = false } = issue
  const { scope = audience === ME_AUDIENCE ? ME_SCOPE : 'openid profile email' } = issue
  const grant: Grant = { userId: persona.id, authTime, wasForced, hasMfa: false, scope, audience }
  return database.change((state) => mintAccessToken(state, grant))
}

/** Whose request it is: the bearer is an access token for our API, or the developer token of a default key. */
export function authenticate(database: Database, authorization: string | null): Persona | undefined {
  const token = bearerOf(authorization)
  const { identity, developerTokens } = database.read()
  if (identity.isSessionLost) return undefined
  const now = nowInSeconds()
  const developer = Object.entries(developerTokens).find(([, kept]) => kept.token === token && kept.expires > now)
  return findPersona(developer?.[0] ?? findGrant(database, authorization, AUDIENCE)?.userId ?? '')
}

/** What an access token for the audience was given for. */
export function findGrant(database: Database, authorization: string | null, audience: string): Grant | undefined {
  const { identity } = database.read()
  if (identity.isSessionLost) return undefined
  const issued = identity.accessTokens[String(readClaims(bearerOf(authorization))?.['jti'])]
  return issued && issued.expires > nowInSeconds() && issued.audience === audience ? issued : undefined
}

/** Whether somebody was made to log in a moment ago, which is what an API asks for before a change that matters. */
export function isFreshlyForced({ authTime, wasForced }: Grant): boolean {
  return wasForced && nowInSeconds() - authTime < SUDO_SECONDS
}

function bearerOf(authorization: string | null): string {
  return authorization?.match(/^Bearer (\S+)$/i)?.[1] ?? ''
}

export function mintAccessToken({ identity }: DemoState, grant: Grant): string {
  const now = nowInSeconds()
  const expires = now + ACCESS_TOKEN_SECONDS
  const jti = randomText(22)
  const alive = Object.entries(identity.accessTokens).filter(([, token]) => token.expires > now)
  identity.accessTokens = { ...Object.fromEntries(alive), [jti]: { ...grant, expires } }
  const { userId, audience, scope } = grant
  return mintToken({
    iss: ISSUER,
    sub: userId,
    aud: [audience, `${ISSUER}userinfo`],
    iat: now,
    exp: expires,
    scope,
    azp: CLIENT_ID,
    jti,
  })
}

/** The claims that the SDK checks; it does not check the signature. */
export function mintIdToken({ userId, authTime, hasMfa }: Login, nonce: string | null): string {
  const persona = findPersona(userId)
  const now = nowInSeconds()
  return mintToken({
    iss: ISSUER,
    sub: userId,
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
