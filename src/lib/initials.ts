import { stripInvisible } from './visible-text'

/** Returns one or two capital letters for a name, and one for an email address. */
export function initials(name: string): string {
  const parts = stripInvisible(name)
    .split(/[\s@.]+/)
    .filter(Boolean)
  return [parts[0], parts.length > 1 && !name.includes('@') ? parts.at(-1) : '']
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toUpperCase()
}
