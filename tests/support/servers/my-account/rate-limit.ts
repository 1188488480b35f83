import { Problem } from './problem.ts'

/** The number of reads and writes that a user may make per time window (docs/api/my-account.md#rate-limits). */
export type Limits = { reads: number; writes: number; seconds: number }
export const generousLimits: Limits = { reads: 1000, writes: 1000, seconds: 60 }
/** Limits of Auth0's Free plan. */
export const freePlanLimits: Limits = { reads: 2, writes: 2, seconds: 60 }

/** Limits the requests in a sliding window: if the limit is reached in the last `seconds`, a request fails with 429. */
export class RateLimit {
  readonly #times = new Map<string, number[]>()

  count(sub: string, kind: 'reads' | 'writes', limits: Limits): void {
    const { [kind]: limit, seconds } = limits
    const now = Date.now() / 1000
    const recent = (this.#times.get(`${kind} ${sub}`) ?? []).filter((time) => now - time < seconds)
    this.#times.set(`${kind} ${sub}`, recent)
    if (recent.length < limit) return void recent.push(now)
    const wait = Math.ceil((recent[0] ?? now) + seconds - now)
    throw new Problem(429, 'Global limit has been reached', {
      headers: {
        'Retry-After': `${wait}`,
        'x-ratelimit-limit': `${limit}`,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${Math.ceil(now) + wait}`,
        'x-auth0-error-kind': 'global-rate-limit',
      },
    })
  }
}
