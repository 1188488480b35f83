/**
 * The words of one part of the screen, in one place: every text that a person can see passes through here.
 * A message is a string, or a function of what it talks about. The type of the English words is the contract a
 * translation has to meet (see docs/decisions/0005-words.md).
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the arguments of a message are its own business
export function messages<const Words extends Record<string, string | ((...about: any[]) => string)>>(
  english: Words,
): Words {
  return english
}

/**
 * "12,345". By hand, as the plural is: whatever is the first to use `Intl` loads its tables, which takes a slow phone 50 ms,
 * and here that would be the first list. A translation brings its own.
 */
export function groupDigits(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** "1 API key", "3,000 API keys": the number, and the word that goes with it. */
export function pluralize(count: number, one: string, other = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : other}`
}
