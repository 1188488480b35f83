/**
 * Control characters, half characters, and characters that no font draws: zero-width spaces, soft hyphens, byte order marks,
 * joiners… (`DI`), and the controls of annotations, hieroglyphs and music, which Unicode does not count among them.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{DI}\ufff9-\ufffb\u{13430}-\u{1343f}\u{1d159}]/gu
/** Any other character that is no space. The search ends at the first one, also in a text of a megabyte. */
export const VISIBLE = /[^\p{Cc}\p{Cs}\p{DI}\ufff9-\ufffb\u{13430}-\u{1343f}\u{1d159}\s\u2800]/u

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

/** Returns the form in which a filter and a text are compared. macOS writes "é" as two characters, and an IME wide letters. */
export function toSearchText(text: string): string {
  return stripInvisible(text).normalize('NFKC').trim().toLowerCase()
}
