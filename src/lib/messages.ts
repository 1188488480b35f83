/**
 * Declares the texts of one part of the screen. Every text on screen passes through this function. A message is a
 * string, or a function that returns one. A translation must have the type of the English texts
 * (docs/decisions/0005-words.md).
 */
// oxlint-disable-next-line typescript/no-explicit-any -- each message chooses its arguments
export function messages<const Words extends Record<string, string | ((...about: any[]) => string)>>(
  english: Words,
): Words {
  return english
}

/**
 * Formats 12345 as "12,345". It does not use `Intl`, because the first use loads tables, which takes 50 ms on a slow
 * phone and would delay the first list. `pluralize` avoids `Intl` too. A translation replaces both.
 */
export function groupDigits(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Returns a count with its noun: "1 API key", "3,000 API keys". */
export function pluralize(count: number, one: string, other = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : other}`
}
