/** One login of a person, and what can be said of every token that comes of it. */
export type Login = {
  sub: string
  /** The session at the tenant that it belongs to. */
  session: string
  /** When the person last proved who they are, in seconds. */
  at: number
  /** Whether that proof was asked for (max_age, prompt=login, acr_values), and is not an older session's. */
  isStepUp: boolean
}

/** How long a login that was asked for counts as fresh. Auth0's own default is 15 minutes. */
export const FRESH_SECONDS = 5 * 60

/** Every login by its grant, which all of its codes and tokens name, however often they are refreshed. */
export class Logins {
  readonly #byGrant = new Map<string, Login>()

  keep(grant: string, login: Login): void {
    this.#byGrant.set(grant, login)
  }

  of(grant: unknown): Login | undefined {
    return typeof grant === 'string' ? this.#byGrant.get(grant) : undefined
  }

  isFresh(grant: unknown): boolean {
    const login = this.of(grant)
    return login !== undefined && login.isStepUp && Date.now() / 1000 - login.at < FRESH_SECONDS
  }

  /** As time would. */
  grow(seconds: number): void {
    for (const login of this.#byGrant.values()) login.at -= seconds
  }
}
