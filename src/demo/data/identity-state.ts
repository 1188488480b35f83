/** What the identity provider remembers of logins. */
export type IdentityState = {
  session: Login | null
  /** Set by the condition "session-expired": until somebody logs in again, no token is good. */
  isSessionLost: boolean
  /** Logins that wait for their second step. */
  underWay: Record<string, LoginUnderWay>
  codes: Record<string, Grant & { redirectUri: string; codeChallenge: string; nonce: string | null; expires: number }>
  /** One family a login. Only its current token may be used; an older one means that somebody stole it. */
  families: Record<string, Grant & { current: string }>
  accessTokens: Record<string, Grant & { expires: number }>
}

/** The password was right; `sent` is what went out by email or as a text message. */
export type LoginUnderWay = {
  userId: string
  wrongCodes: number
  sent: { methodId: string; code: string } | null
  expires: number
}

/** Who logged in, and how. */
export type Login = {
  userId: string
  /** In seconds, like the claim of that name. */
  authTime: number
  /** The app insisted on this login with `max_age=0`, whatever session there was. */
  wasForced: boolean
  /** More than a password was asked for. */
  hasMfa: boolean
}

/** A login, and what it is good for. */
export type Grant = Login & { scope: string; audience: string }
