import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

import { safeReturnTo } from './return-to'

/** Where the login after a log-out leads, for a user who changes accounts. Empty for the start page. */
const stored = storedValue({ key: 'latchkey.after-log-out', schema: z.string(), fallback: '' })

/** Keeps a path in this tab for the login after a log-out. Without a path, forgets the one that is kept. */
export function keepReturnTo(path: string | undefined): void {
  stored.write(path ?? '')
}

export function keptReturnTo(): string {
  return safeReturnTo(stored.read())
}
