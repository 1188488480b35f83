import { isBlank, VISIBLE } from './visible-text'

/** A flag, or a character with everything that belongs to it: accents, skin tones, and the emoji that U+200D joins. */
const FIRST = /^(?:\p{RI}{2}|.(?:\p{M}|\p{EMod}|\u200d\p{ExtPict})*)/u

/** Returns the first visible character of a text as a reader sees it: "👩‍💻", not half of it. */
export function firstCharacter(text: string): string {
  return isBlank(text) ? '' : (FIRST.exec(text.slice(text.search(VISIBLE)))?.[0] ?? '')
}
