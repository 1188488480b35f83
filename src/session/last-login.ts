import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

import type { LastLogin } from './identity'

/**
 * A login whose ID token is younger than this was interactive. Otherwise Auth0 reused its session: then a missing second
 * factor says nothing, because Auth0 names the factor only right after it was used.
 */
const INTERACTIVE_MS = 60_000
/** Two ID tokens of one login give its time within this, because each takes a moment to arrive. */
const SAME_LOGIN_MS = 60_000

/** Outlives a reload, which gets an ID token without `auth_time` and `amr`. */
const stored = storedValue({
  key: 'latchkey.last-login',
  schema: z.object({
    userId: z.string(),
    at: z.optional(z.number()),
    usedFactor: z.optional(z.boolean()),
    methods: z.optional(z.array(z.string())),
  }),
  fallback: { userId: '' },
})

/**
 * Reads the ID token of a login that has just ended. `auth_time` and `iat` are both in the tenant's time, so their
 * difference is right even if this device's clock is wrong.
 */
export function readLogin(claims: Record<string, unknown> | undefined, arrived: number): LastLogin {
  const age = (Number(claims?.['iat']) - Number(claims?.['auth_time'])) * 1000
  const { amr } = { ...claims }
  const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : undefined
  const usedFactor = methods?.includes('mfa') || (age < INTERACTIVE_MS ? false : undefined)
  return { at: timeOf(age, arrived), usedFactor, methods }
}

function timeOf(age: number, arrived: number): number | undefined {
  return Number.isFinite(age) ? arrived - age : undefined
}

export function keepLastLogin(userId: string, { at, usedFactor, methods }: LastLogin): void {
  const last = stored.read()
  // A login that reused Auth0's session leaves what is known of the interactive one, if that was here. At another app,
  // the user may have logged in since in another way.
  const isSame = last.userId === userId && Math.abs((last.at ?? NaN) - (at ?? NaN)) < SAME_LOGIN_MS
  const known = usedFactor === undefined && isSame ? last : undefined
  stored.write({ userId, at, usedFactor: usedFactor ?? known?.usedFactor, methods: methods ?? known?.methods })
}

/** Returns the user's last login. A time in the future means that the clock has changed, so it is unknown. */
export function readLastLogin(userId: string | undefined): LastLogin {
  const { userId: owner, at, ...how } = stored.read()
  if (userId === undefined || owner !== userId) return {}
  return { at: at !== undefined && at <= Date.now() ? at : undefined, ...how }
}
