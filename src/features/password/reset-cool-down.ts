import * as z from 'zod/mini'

import { storedValue, useStoredValue } from '~/lib/storage'

/** `until` is in this device's milliseconds; 0 if the user may request an email now. */
export type ResetCoolDown = { until: number; wasSent: boolean }

/** Shared by all tabs. It keeps users from running into the server's own rate limit. */
const stored = storedValue({
  key: 'latchkey.reset-email',
  schema: z.object({ userId: z.string(), until: z.number(), wasSent: z.boolean() }),
  fallback: { userId: '', until: 0, wasSent: false },
})

const none: ResetCoolDown = { until: 0, wasSent: false }

/** Returns when this user may request another reset email, and whether the last one was sent. */
export function readResetCoolDown(userId: string): ResetCoolDown {
  const { until, wasSent, userId: owner } = stored.read()
  return owner === userId && until > Date.now() ? { until, wasSent } : none
}

/** Like readResetCoolDown, and renders again when any tab changes it. Also returns a cool-down that is over. */
export function useResetCoolDown(userId: string): ResetCoolDown {
  const { until, wasSent, userId: owner } = useStoredValue(stored)
  return owner === userId ? { until, wasSent } : none
}

export function keepResetCoolDown(userId: string, { until, wasSent }: ResetCoolDown): void {
  stored.write({ userId, until, wasSent })
}
