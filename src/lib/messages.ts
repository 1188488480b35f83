/**
 * Declares the texts of one part of the screen. Every text on screen passes through this function. A message is a
 * string, or a function that returns one. A translation must have the type of the English texts
 * (docs/decisions/0005-words.md). The values that a message inserts cannot change the direction of the text around them.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- each message chooses its arguments
export function messages<const Words extends Record<string, string | ((...about: any[]) => string)>>(
  english: Words,
): Words {
  const entries = Object.entries(english).map(([key, message]) => [
    key,
    typeof message === 'string' ? message : (...about: unknown[]) => message(...about.map(isolate)),
  ])
  return Object.fromEntries(entries) as Words
}

/** Right-to-left letters, and the invisible characters that control the direction. */
const CHANGES_DIRECTION =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Line breaks, paragraph separators and other control characters. Some end an isolate (UAX #9, X8), and none is a name's. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu

/**
 * Surrounds a text that could change the direction of its sentence with FSI and PDI, as `<bdi>` does in markup. Other texts
 * stay as they are, except that control characters become spaces. Isolates that the text leaves open, or closes too often,
 * are removed, because they would end ours. Texts in arrays and plain objects are isolated one by one.
 */
function isolate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(isolate)
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, isolate(one)]))
  if (typeof value !== 'string') return value
  const text = value.replace(CONTROL, ' ')
  if (!CHANGES_DIRECTION.test(text)) return text
  return `\u2068${hasClosedIsolates(text) ? text : text.replace(/[\u2066-\u2069]/g, '')}\u2069`
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function hasClosedIsolates(text: string): boolean {
  let depth = 0
  for (const character of text.match(/[\u2066-\u2069]/g) ?? []) {
    depth += character === '\u2069' ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
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

/** Joins names for a sentence: "a, b, and c". For use inside a message, which isolates each name first. */
export function listNames(names: string[]): string {
  return new Intl.ListFormat('en').format(names)
}
