import { createContext } from 'react-router'

import type { StepUp } from '~/api/errors'

/** The logged-in user. */
export type User = {
  id: string
  name: string
  email: string
  /** Undefined if the ID token does not say. */
  isEmailVerified?: boolean | undefined
}

/** Result of a link in one of Auth0's emails. Auth0 names the kind of email after a verification only. */
export type EmailLinkOutcome = 'email-link-verified' | 'email-link-done' | 'email-link-failed'

/** Why a login failed, or did not happen. The login page has a text for each kind. */
export type LoginProblem = {
  kind:
    | 'denied'
    | 'blocked'
    | 'used-link'
    | 'clock'
    | 'loop'
    | 'offline'
    | 'no-answer'
    | 'storage'
    | 'insecure'
    | 'failed'
    | EmailLinkOutcome
  /** Auth0's message. Untrusted text. */
  serverMessage?: string | undefined
  /** The requested path, for another attempt. */
  returnTo?: string
}

/** Facts about the last login, from its ID token. */
export type LastLogin = {
  /** When the user entered credentials, in this device's milliseconds. */
  at?: number | undefined
  /** False if Auth0 asked for no second factor, true if it did. */
  usedFactor?: boolean | undefined
  /** How the user authenticated: the claim `amr`, such as `pwd` or `mfa`. Untrusted texts. */
  methods?: string[] | undefined
}

export type LoginOptions = {
  asSomeoneElse?: boolean
  /** The step-up that this login has to complete. */
  stepUp?: StepUp | undefined
  /** Form values to restore after the login. They wait in sessionStorage, so never put a secret here. */
  draft?: Record<string, string>
  /** Parameters of a link from one of Auth0's emails (login-parameters.ts). */
  parameters?: Record<string, string>
}

/** The logged-in user, and the operations of their session. The only interface to Auth0 outside `session/`. */
export type Identity = {
  /** Undefined while the user is logged out. Set later if a silent login ends after the login page was drawn. */
  user: User | undefined
  /** Set if the login that loaded this document failed. */
  problem: LoginProblem | undefined
  /**
   * Returns a bearer token for the HAL and Management APIs. Throws an ApiError: session-ended, offline, timeout or
   * network.
   */
  getBearerToken(options?: { fresh: boolean }): Promise<string>
  /**
   * Returns a bearer token for the My Account API, with `scope` on top of those of the Security page. Throws `forbidden`
   * if the tenant does not have that API.
   */
  getMyAccountToken(options?: { fresh: boolean; scope?: string }): Promise<string>
  /** Returns the claims of the ID token, as unchecked values. */
  getClaims(): Promise<Record<string, unknown> | undefined>
  /** Redirects to Auth0. After the login the user is back at `returnTo`, a path of this app. */
  logIn(returnTo: string, options?: LoginOptions): Promise<void>
  /** Returns the step-up that the last login completed, if that was less than five minutes ago. */
  getCompletedStepUp(): Promise<StepUp | undefined>
  /** Returns what is known of the user's last login in this browser. */
  getLastLogin(): Promise<LastLogin>
  /**
   * Opens the tenant's page at which the user connects an account of this connection, and comes back to `returnTo` with a
   * draft that says what happened (features/connected-accounts/use-outcome.ts).
   */
  connectAccount(connection: string, returnTo: string): Promise<void>
  /**
   * Ends the session here, in the other tabs and at Auth0, and opens the login page. The next login leads to
   * `returnTo`. With `signUp`, Auth0's form for a new account opens instead of the login page.
   */
  logOut(options?: { returnTo?: string; signUp?: boolean }): Promise<void>
  /** Ends this tab's part of a log-out in another tab, and opens the login page. */
  followLogOut(): Promise<void>
  /** Tries again to reach Auth0 for a log-out that it has not heard of. `isForced`: the user has asked for it. */
  finishLogOut(isForced?: boolean): Promise<void>
}

export const identityContext = createContext<Identity>()
