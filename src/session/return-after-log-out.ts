import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

import { safeReturnTo } from './return-to'

/** The path that the login after a log-out leads to, for a user who changes accounts. Empty for the start page. */
const stored = storedValue({ key: 'latchkey.after-log-out', schema: z.string(), fallback: '' })

/** Saves a path in this tab for the login after a log-out. `undefined` clears it. */
export function saveReturnTo(path: string | undefined): void {
  stored.write(path ?? '')
}

/** Returns the saved path, or the start page. */
export function readReturnTo(): string {
  return safeReturnTo(stored.read())
}
