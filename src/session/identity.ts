import { createContext } from 'react-router'

/** The person who is signed in, as far as the console needs to know them. */
export type Person = { id: string; name: string; email: string }

/** Why nobody could be signed in. Each has its own words on the login page. */
export type SignInProblem = {
  kind: 'denied' | 'blocked' | 'used-link' | 'clock' | 'loop' | 'offline' | 'storage' | 'failed'
  /** What Auth0 said. Text from outside. */
  words?: string | undefined
  /** The path that was asked for, where it is known, to try again with. */
  returnTo?: string
}

/** Who is signed in, and the few things that can be done about it. Pages know this port, never Auth0. */
export type Identity = {
  /** Undefined while nobody is signed in. */
  person: Person | undefined
  /** Set when the sign-in that brought this page here went wrong. */
  problem: SignInProblem | undefined
  /** A bearer token for the APIs. Throws an ApiError: session-ended, offline, timeout or network. */
  getAccessToken(options?: { fresh: boolean }): Promise<string>
  /** Leaves for Auth0 and comes back to `returnTo`, a path of this app. */
  signIn(returnTo: string, options?: { asSomeoneElse?: boolean }): Promise<void>
  /** Forgets everything here and in the other tabs, ends the Auth0 session and lands on the login page. */
  signOut(): Promise<void>
}

export const identityContext = createContext<Identity>()
