import { ACCESS_TOKEN_SECONDS, mintAccessToken, mintIdToken } from './bearer-tokens'
import type { Database, DemoState } from '~/demo/data/database'
import type { Grant, Login } from '~/demo/data/identity-state'
import type { Condition } from '~/demo/data/scenarios'
import { nowInSeconds, randomText, sha256 } from '~/demo/lib/encoding'
import { CLIENT_ID, ME_AUDIENCE } from '~/demo/demo-config'

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

function refusal(status: number, error: string, description: string): TokenAnswer {
  return { status, body: { error, error_description: description } }
}
