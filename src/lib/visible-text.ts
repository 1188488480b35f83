/** Control characters, and characters that no font draws: zero-width spaces, soft hyphens, byte order marks, joiners… */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu
/** Any other character that is no space. The search ends at the first one, also in a text of a megabyte. */
const VISIBLE = /[^\p{Cc}\p{Default_Ignorable_Code_Point}\s\u2800]/u

/**
 * Removes invisible characters, which a copied text often contains. For codes, tokens and comparisons. A
 * name keeps them, because they hold emoji such as 👩‍💻 together.
 */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** True if the text has no visible character. U+2800 is a Braille pattern without dots. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text)
}

/** Returns the text if it has a visible character, else the fallback. For names that a server may leave out or empty. */
export function visibleOr<Fallback>(text: string | null | undefined, fallback: Fallback): string | Fallback {
  return isBlank(text ?? '') ? fallback : (text ?? fallback)
}

/** Returns the form in which a filter and a text are compared. */
export function toSearchText(text: string): string {
  return stripInvisible(text).trim().toLowerCase()
}
