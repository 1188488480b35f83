/**
 * The tag of the slow tier at the end of a test's title, unless this case of a matrix is the one that the quick tier has
 * (playwright.config.ts).
 */
export function slowUnless(isInQuickTier: boolean): string {
  return isInQuickTier ? '' : ' @slow'
}
