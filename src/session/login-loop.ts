import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

const WINDOW_MS = 30_000
const LIMIT = 3

/** When the console sent this tab to Auth0 without a click, in this device's milliseconds. */
const attempts = storedValue({ key: 'latchkey.login-attempts', schema: z.array(z.number()), fallback: [] })

/**
 * Counts an automatic redirect to Auth0. Returns true at the fourth within 30 seconds: each login comes back without a
 * session, and only the user can break the loop.
 */
export function isLoginLoop(now = Date.now()): boolean {
  const recent = attempts.read().filter((time) => now - time < WINDOW_MS)
  const isLoop = recent.length >= LIMIT
  attempts.write(isLoop ? [] : [...recent, now])
  return isLoop
}

export function resetLoginLoop(): void {
  attempts.clear()
}
