import { Problem } from './problem.ts'

/** So many requests of a person in so many seconds. Auth0's Free plan has 2 reads and 2 writes in 60 (auth0.md §2.7). */
export type Limits = { reads: number; writes: number; seconds: number }
export const generous: Limits = { reads: 1000, writes: 1000, seconds: 60 }
export const free: Limits = { reads: 2, writes: 2, seconds: 60 }

/** Counts in a window that slides: a request is let through once the one that it would be too many after is old enough. */
export class RateLimit {
  readonly #times = new Map<string, number[]>()

  take(sub: string, kind: 'reads' | 'writes', limits: Limits): void {
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
