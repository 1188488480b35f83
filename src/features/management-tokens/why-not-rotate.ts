import type { ManagementToken } from '~/api/management-tokens'

import { words } from './words'

/** Returns why a token cannot be rotated, or undefined if it can. */
export function whyNotRotate({ isSession, isSuper }: ManagementToken): string | undefined {
  if (isSession) return words.notForSessions
  return isSuper ? words.notForSuper : undefined
}
