/**
 * Returns the tag `@slow` for the end of a test title, or an empty string if the quick tier runs this case of a matrix
 * (playwright.config.ts).
 */
export function slowUnless(isInQuickTier: boolean): string {
  return isInQuickTier ? '' : ' @slow'
}
