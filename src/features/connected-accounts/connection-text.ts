import { connectionWords } from './words'

const names: Record<string, string> = connectionWords
/** Longer than the names and scopes of real providers. */
const MAX_LENGTH = 100

/** Returns the name of a connection: the brand, or the name that the tenant gave it. */
export function connectionText(name: string): string {
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? shorten(name)
}

/** Cuts a text that is longer than any real one, between two characters. */
export function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text
  return `${Array.from(text.slice(0, 2 * MAX_LENGTH))
    .slice(0, MAX_LENGTH)
    .join('')}…`
}
