import type { Database } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import { findPersona, type Persona } from '~/demo/data/personas'
import type { DemoState } from '~/demo/data/state'
import {
  AUDIENCE,
  CLIENT_ID,
  ISSUER,
  MY_ACCOUNT_AUDIENCE,
  MY_ACCOUNT_SCOPE,
  MULTI_FACTOR,
  PROFILE_SCOPE,
} from '~/demo/demo-config'
import { randomText } from '~/demo/lib/encoding'
import { createJwt, readClaims } from '~/demo/lib/jwt'
import { nowInSeconds } from '~/demo/lib/time'
import { profileClaims } from '~/demo/tables/profiles'

export const BEARER_TOKEN_SECONDS = 2 * 60 * 60
const STEP_UP_SECONDS = 5 * 60
const ID_TOKEN_SECONDS = 10 * 60 * 60

type Options = { audience?: string; scope?: string; authTime?: number; wasForced?: boolean }

/** Issues a bearer token without a login, for tests that are not about logging in. */
export function issueBearerToken(database: Database, persona: Persona, options: Options = {}): string {
  const { audience = AUDIENCE, authTime = nowInSeconds(), wasForced = false } = options
  const { scope = audience === MY_ACCOUNT_AUDIENCE ? `${MY_ACCOUNT_SCOPE} ${PROFILE_SCOPE}` : 'openid profile email' } =
    options
  const grant: Grant = { userId: persona.id, authTime, wasForced, hasMfa: false, scope, audience }
  return database.change((state) => createBearerToken(state, grant))
}

/** Returns the user of an Authorization header: the owner of a bearer token for our APIs or of a developer token. */
export function authenticate(database: Database, authorization: string | null): Persona | undefined {
  const token = readBearerToken(authorization)
  const { identity, developerTokens } = database.read()
  if (identity.isSessionExpired) return undefined
  const now = nowInSeconds()
  const developer = Object.entries(developerTokens).find(([, stored]) => stored.token === token && stored.expires > now)
  return findPersona(developer?.[0] ?? findGrant(database, authorization, AUDIENCE)?.userId ?? '')
}

/** Returns the grant of a valid bearer token for an audience. */
export function findGrant(database: Database, authorization: string | null, audience: string): Grant | undefined {
  const { identity } = database.read()
  if (identity.isSessionExpired) return undefined
  const issued = identity.bearerTokens[String(readClaims(readBearerToken(authorization))?.['jti'])]
  return issued && issued.expires > nowInSeconds() && issued.audience === audience ? issued : undefined
}

/** Returns whether the user had to log in again within the last five minutes, which some APIs require for changes. */
export function isRecentStepUp({ authTime, wasForced }: Grant): boolean {
  return wasForced && nowInSeconds() - authTime < STEP_UP_SECONDS
}

function readBearerToken(authorization: string | null): string {
  return authorization?.match(/^Bearer (\S+)$/i)?.[1] ?? ''
}

export function createBearerToken({ identity }: DemoState, grant: Grant): string {
  const now = nowInSeconds()
  const expires = now + BEARER_TOKEN_SECONDS
  const jti = randomText(22)
  const unexpired = Object.entries(identity.bearerTokens).filter(([, token]) => token.expires > now)
  identity.bearerTokens = { ...Object.fromEntries(unexpired), [jti]: { ...grant, expires } }
  const { userId, audience, scope } = grant
  return createJwt({
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

/** Creates an ID token with the claims that the SDK checks. */
export function createIdToken(state: DemoState, { userId, authTime, hasMfa }: Login, nonce: string | null): string {
  const persona = findPersona(userId)
  const now = nowInSeconds()
  return createJwt({
    iss: ISSUER,
    sub: userId,
    aud: CLIENT_ID,
    iat: now,
    exp: now + ID_TOKEN_SECONDS,
    auth_time: authTime,
    ...(hasMfa && { amr: ['mfa'], acr: MULTI_FACTOR }),
    ...(nonce !== null && { nonce }),
    ...(persona && profileClaims(state, persona)),
    updated_at: new Date(authTime * 1000).toISOString(),
  })
}
