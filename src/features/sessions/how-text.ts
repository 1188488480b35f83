import type { LastLogin } from '~/session/identity'

import { methodWords, words } from './words'

const names: Record<string, string> = methodWords

/** Returns how the user authenticated, as far as the ID token said it: "with password and a second factor". */
export function howText({ usedFactor, methods = [] }: LastLogin): string | undefined {
  const known = methods.flatMap((method) => (Object.hasOwn(names, method) ? [names[method] ?? ''] : []))
  const named = [...new Set(known)]
  // Two named methods are the two factors.
  if (usedFactor && named.length < 2) return words.withFactor(named)
  if (named.length > 0) return words.withMethods(named)
  return usedFactor === false ? words.withoutFactor : undefined
}
