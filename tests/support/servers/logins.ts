/** A login of a user. It applies to all tokens that come from it. */
export type Login = {
  sub: string
  /** The ID of the session at the tenant. */
  session: string
  /** When the user last entered their password, in seconds since 1970. */
  at: number
  /** True if the console requested a new login (max_age, prompt=login, acr_values) instead of reusing a session. */
  isStepUp: boolean
}

/** The maximum age of a login that satisfies a step-up. Auth0's default is 15 minutes. */
export const FRESH_SECONDS = 5 * 60

/** All logins by the ID of their grant. Every code and token of a login has this ID, also after a refresh. */
export class Logins {
  readonly #byGrant = new Map<string, Login>()

  set(grant: string, login: Login): void {
    this.#byGrant.set(grant, login)
  }

  get(grant: unknown): Login | undefined {
    return typeof grant === 'string' ? this.#byGrant.get(grant) : undefined
  }

  isFresh(grant: unknown): boolean {
    const login = this.get(grant)
    return login !== undefined && login.isStepUp && Date.now() / 1000 - login.at < FRESH_SECONDS
  }

  /** Makes all logins older, as the passage of time would. */
  makeOlder(seconds: number): void {
    for (const login of this.#byGrant.values()) login.at -= seconds
  }
}
