import { createContext } from 'react-router'

import type { StepUp } from '~/api/errors'

/** The person who is signed in, as far as the console needs to know them. */
export type User = { id: string; name: string; email: string }

/** Why nobody could be signed in. Each has its own words on the login page. */
export type LoginProblem = {
  kind: 'denied' | 'blocked' | 'used-link' | 'clock' | 'loop' | 'offline' | 'storage' | 'failed'
  /** What Auth0 said. Text from outside. */
  words?: string | undefined
  /** The path that was asked for, where it is known, to try again with. */
  returnTo?: string
}

export type LoginOptions = {
  asSomeoneElse?: boolean
  /** What this login has to prove. */
  stepUp?: StepUp | undefined
  /** Form values to restore after the login. They wait in sessionStorage, so never put a secret here. */
  draft?: Record<string, string>
}

/** Who is signed in, and the few things that can be done about it. Pages know this port, never Auth0. */
export type Identity = {
  /** Undefined while nobody is signed in. */
  user: User | undefined
  /** Set when the sign-in that brought this page here went wrong. */
  problem: LoginProblem | undefined
  /** A bearer token for the APIs. Throws an ApiError: session-ended, offline, timeout or network. */
  getBearerToken(options?: { fresh: boolean }): Promise<string>
  /** The same for the My Account API, which has an audience of its own. Throws forbidden where the tenant has none. */
  getMyAccountToken(options?: { fresh: boolean }): Promise<string>
  /** Leaves for Auth0 and comes back to `returnTo`, a path of this app. */
  logIn(returnTo: string, options?: LoginOptions): Promise<void>
  /** What the login that this page began with proved, a few minutes ago at most; undefined where it was no such login. */
  getCompletedStepUp(): Promise<StepUp | undefined>
  /**
   * Forgets everything here and in the other tabs, ends the Auth0 session and lands on the login page. The login from
   * there comes back to `returnTo`.
   */
  logOut(options?: { returnTo: string }): Promise<void>
}

export const identityContext = createContext<Identity>()
