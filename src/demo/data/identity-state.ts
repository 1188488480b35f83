/** State of the identity provider. */
export type IdentityState = {
  /** The login session of this browser. */
  session: Login | null
  /** Set by the condition "session-expired". While true, every token is rejected. The next login clears it. */
  isSessionExpired: boolean
  /** Logins with a correct password that wait for their second factor, by ID. */
  pendingLogins: Record<string, PendingLogin>
  authorizationCodes: Record<
    string,
    Grant & { redirectUri: string; codeChallenge: string; nonce: string | null; expires: number }
  >
  /** One family per login. Only its current refresh token is valid: reuse of an older one reveals a theft. */
  refreshTokenFamilies: Record<string, Grant & { current: string }>
  /** Issued bearer tokens, by their `jti` claim. */
  bearerTokens: Record<string, Grant & { expires: number }>
}

export type PendingLogin = {
  userId: string
  wrongCodes: number
  /** Last code sent by email or text message. */
  sentCode: { methodId: string; code: string } | null
  expires: number
}

export type Login = {
  userId: string
  /** In seconds, like the claim `auth_time`. */
  authTime: number
  /** True if the app sent `max_age=0`, which requires a login in spite of an existing session. */
  wasForced: boolean
  hasMfa: boolean
}

/** A login together with what its tokens are for. */
export type Grant = Login & { scope: string; audience: string }

export function initialIdentityState(isSessionExpired: boolean): IdentityState {
  return {
    session: null,
    isSessionExpired,
    pendingLogins: {},
    authorizationCodes: {},
    refreshTokenFamilies: {},
    bearerTokens: {},
  }
}
