import { expect, type Locator, type Page } from '@playwright/test'

/** Keys that fail the test when one of them leaves the focus nowhere. */
export function keyboardOf(page: Page) {
  const checkFocus = () =>
    expect.poll(() => page.evaluate(() => document.activeElement?.localName), 'where the focus is').not.toBe('body')
  return {
    async press(key: string) {
      await page.keyboard.press(key)
      await checkFocus()
    },
    type: (text: string) => page.keyboard.type(text),
    async tabTo(target: Locator, atMost = 12) {
      for (let presses = 0; presses < atMost; presses += 1) {
        await page.keyboard.press('Tab')
        if (await target.evaluate((element) => element === document.activeElement)) return
      }
      await expect(target, `is within ${atMost} presses of Tab`).toBeFocused()
    },
  }
}
