import { FRESH_SECONDS } from './logins.ts'

/**
 * The demand for a login that is recent and was made because of the demand. It goes by what an API is told: the
 * auth_time in the token, in whole seconds. So a login in the very second of the demand counts, unless the API has met
 * it before: then it is the one that was not enough.
 */
export class Sudo {
  #newestLogin = 0
  #demand: { since: number; newestLogin: number } | undefined

  get isDemanded(): boolean {
    return this.#demand !== undefined
  }

  /** From now on. To demand it once more asks for yet another login. */
  demand(isDemanded: boolean): void {
    const since = Math.floor(Date.now() / 1000)
    this.#demand = isDemanded ? { since, newestLogin: this.#newestLogin } : undefined
  }

  /** Told of every login that a good token comes from. */
  meet(authTime: unknown): void {
    if (typeof authTime === 'number') this.#newestLogin = Math.max(this.#newestLogin, authTime)
  }

  satisfiesStepUp(authTime: unknown): boolean {
    if (!this.#demand) return true
    if (typeof authTime !== 'number') return false
    const { since, newestLogin } = this.#demand
    return authTime >= since && authTime > newestLogin && Date.now() / 1000 - authTime < FRESH_SECONDS
  }
}
