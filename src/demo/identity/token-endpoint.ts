import type { Database } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import type { Condition } from '~/demo/data/scenarios'
import type { DemoState } from '~/demo/data/state'
import { CLIENT_ID, MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { randomText, sha256 } from '~/demo/lib/encoding'
import { nowInSeconds } from '~/demo/lib/time'
import { BEARER_TOKEN_SECONDS, createBearerToken, createIdToken } from './bearer-tokens'

const MAX_FAMILIES = 20
/** Under the condition "account-step-up", a login without step-up allows access for this long. */
const RECENT_LOGIN_SECONDS = 60
/** Under the condition "account-step-up", a forced or multi-factor login allows access for this long. */
const STEP_UP_SECONDS = 5 * 60

export type TokenResponse = { status: number; body: Record<string, unknown> }

/** Handles POST /oauth/token. */
export async function handleTokenRequest(database: Database, form: URLSearchParams): Promise<TokenResponse> {
  if (form.get('client_id') !== CLIENT_ID) return oauthError(401, 'invalid_client', 'Unknown client')
  const grantType = form.get('grant_type')
  if (grantType === 'authorization_code') return exchangeCode(database, form)
  if (grantType === 'refresh_token') return refreshTokens(database, form)
  return oauthError(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`)
}

async function exchangeCode(database: Database, form: URLSearchParams): Promise<TokenResponse> {
  const code = form.get('code') ?? ''
  // Even a failed attempt consumes the code, so that an attacker cannot guess twice.
  const issued = database.change(({ identity: { authorizationCodes } }) => {
    const stored = Object.hasOwn(authorizationCodes, code) ? authorizationCodes[code] : undefined
    delete authorizationCodes[code]
    return stored
  })
  if (!issued || issued.expires < nowInSeconds()) return oauthError(403, 'invalid_grant', 'Invalid authorization code')
  if (form.get('redirect_uri') !== issued.redirectUri) {
    return oauthError(403, 'invalid_grant', 'The redirect URI differs from the one in the authorization request.')
  }
  if ((await sha256(form.get('code_verifier') ?? '')) !== issued.codeChallenge) {
    return oauthError(403, 'invalid_grant', 'Failed to verify code verifier')
  }
  const { redirectUri: _, codeChallenge: __, expires: ___, nonce, ...grant } = issued
  return database.change((state) => {
    state.identity.isSessionExpired = false
    return issueTokens(state, grant, { nonce, family: randomText(16) })
  })
}

function refreshTokens(database: Database, form: URLSearchParams): TokenResponse {
  const token = form.get('refresh_token') ?? ''
  const [family = ''] = token.split('.', 1)
  return database.change((state) => {
    const { refreshTokenFamilies, isSessionExpired } = state.identity
    const stored = Object.hasOwn(refreshTokenFamilies, family) ? refreshTokenFamilies[family] : undefined
    if (isSessionExpired || stored?.current !== token) {
      // A token that is used twice may be stolen, so the whole family is revoked (RFC 9700, section 4.14.2).
      delete refreshTokenFamilies[family]
      return oauthError(403, 'invalid_grant', 'Unknown or invalid refresh token.')
    }
    const { current: _, ...originalGrant } = stored
    const audience = form.get('audience') ?? originalGrant.audience
    const scope = form.get('scope') ?? originalGrant.scope
    const error =
      audience === MY_ACCOUNT_AUDIENCE ? rejectMyAccountToken(state.scenario.condition, originalGrant) : undefined
    return error ?? issueTokens(state, { ...originalGrant, scope, audience }, { nonce: null, family, originalGrant })
  })
}

/** Returns the error for a token of the My Account API, if the condition requires one. The refresh token stays valid. */
function rejectMyAccountToken(condition: Condition, login: Login): TokenResponse | undefined {
  if (condition === 'account-absent')
    return oauthError(403, 'access_denied', `Service not found: ${MY_ACCOUNT_AUDIENCE}`)
  if (condition !== 'account-step-up' || isRecentEnough(login)) return undefined
  const { status, body } = oauthError(403, 'mfa_required', 'Multifactor authentication required')
  return { status, body: { ...body, mfa_token: randomText(43), mfa_requirements: { challenge: [{ type: 'otp' }] } } }
}

function isRecentEnough({ authTime, wasForced, hasMfa }: Login): boolean {
  const age = nowInSeconds() - authTime
  return age <= (wasForced || hasMfa ? STEP_UP_SECONDS : RECENT_LOGIN_SECONDS)
}

/** Handles POST /oauth/revoke. Like Auth0, revokes the token's whole family and ignores unknown tokens. */
export function revokeRefreshToken(database: Database, token: string): void {
  const [family = ''] = token.split('.', 1)
  database.change(({ identity: { refreshTokenFamilies } }) => {
    if (refreshTokenFamilies[family]?.current === token) delete refreshTokenFamilies[family]
  })
}

type Issue = {
  nonce: string | null
  family: string
  /** The grant of the login. Missing if the tokens are issued for the login itself. */
  originalGrant?: Grant
}

function issueTokens(state: DemoState, grant: Grant, { nonce, family, originalGrant }: Issue): TokenResponse {
  const { identity } = state
  const { scope } = grant
  const isOffline = scope.split(' ').includes('offline_access') || originalGrant !== undefined
  const current = `${family}.${randomText(43)}`
  if (isOffline) {
    // The family keeps the original grant: a refresh for a smaller scope or another audience does not change it.
    const others = Object.entries(identity.refreshTokenFamilies).filter(([id]) => id !== family)
    identity.refreshTokenFamilies = {
      ...Object.fromEntries(others.slice(1 - MAX_FAMILIES)),
      [family]: { ...(originalGrant ?? grant), current },
    }
  }
  return {
    status: 200,
    body: {
      access_token: createBearerToken(state, grant),
      ...(isOffline && { refresh_token: current }),
      id_token: createIdToken(state, grant, nonce),
      scope,
      expires_in: BEARER_TOKEN_SECONDS,
      token_type: 'Bearer',
    },
  }
}

function oauthError(status: number, error: string, description: string): TokenResponse {
  return { status, body: { error, error_description: description } }
}
