import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

const MAX = 5

/** The entries that a user chose last in this browser, newest first. IDs only, because names are read from the lists. */
const stored = storedValue({
  key: 'latchkey.recent',
  schema: z.object({ user: z.string(), ids: z.array(z.string()).check(z.maxLength(MAX)) }),
  fallback: { user: '', ids: [] },
})

export function readRecent(user: string): string[] {
  const recent = stored.read()
  return recent.user === user ? recent.ids : []
}

export function addRecent(user: string, id: string): void {
  stored.write({ user, ids: [id, ...readRecent(user).filter((other) => other !== id)].slice(0, MAX) })
}
