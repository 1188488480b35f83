import { FRESH_SECONDS } from './logins.ts'

/**
 * The step-up check of the test Management API ("sudo"). While a step-up is demanded, it accepts only tokens from a
 * login that is recent and was made after the demand. It compares the claim `auth_time`, which has whole seconds. So it
 * also accepts a login in the same second as the demand, unless a token of that login was sent before the demand.
 */
export class Sudo {
  #newestLogin = 0
  #demand: { since: number; newestLogin: number } | undefined

  get isDemanded(): boolean {
    return this.#demand !== undefined
  }

  /** Turns the demand on or off. Turning it on again requires another login. */
  demand(isDemanded: boolean): void {
    const since = Math.floor(Date.now() / 1000)
    this.#demand = isDemanded ? { since, newestLogin: this.#newestLogin } : undefined
  }

  /** Records the login that a valid token comes from. */
  recordLogin(authTime: unknown): void {
    if (typeof authTime === 'number') this.#newestLogin = Math.max(this.#newestLogin, authTime)
  }

  satisfiesStepUp(authTime: unknown): boolean {
    if (!this.#demand) return true
    if (typeof authTime !== 'number') return false
    const { since, newestLogin } = this.#demand
    return authTime >= since && authTime > newestLogin && Date.now() / 1000 - authTime < FRESH_SECONDS
  }
}
