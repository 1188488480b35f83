import { drift, type Drift } from './drift.ts'

/** Directives that contradict an expected one, by its name. */
const CONFLICTS: Record<string, Set<string>> = {
  immutable: new Set(['no-store', 'no-cache', 'private']),
  'no-cache': new Set(['no-store', 'immutable']),
}

/** Compares the directives of two values of Cache-Control. */
export function cacheDrift(expected: string, actual: string | null): Drift | undefined {
  if (actual === null) return drift('is missing')
  const wanted = directivesOf(expected)
  const found = directivesOf(actual)
  const isSame = wanted.every(({ text }) => found.some((one) => one.text === text))
  // no-store forbids a cache, also next to other directives. The other directives of a rule belong together.
  const isForbidden = wanted.some(({ text }) => text === 'no-store')
  const names = found.map(({ name }) => name)
  const isTwice = new Set(names).size < names.length
  const conflicts = wanted.flatMap(({ name }) => names.filter((one) => CONFLICTS[name]?.has(one)))
  if (isSame && (isForbidden || (!isTwice && conflicts.length === 0))) return undefined
  return drift(`is "${actual}" instead of "${expected}"`)
}

function directivesOf(value: string): { name: string; text: string }[] {
  return value
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => ({ name: text.replace(/\s*=.*$/, ''), text }))
}
