import { expect, type Locator, type Page } from '@playwright/test'

/** Returns keyboard actions. `press` fails the test if the key leaves focus on the body, because focus is lost then. */
export function keyboardOf(page: Page) {
  const checkFocus = () =>
    expect.poll(() => page.evaluate(() => document.activeElement?.localName), 'the focused element').not.toBe('body')
  return {
    async press(key: string) {
      await page.keyboard.press(key)
      await checkFocus()
    },
    type: (text: string) => page.keyboard.type(text),
    async tabTo(target: Locator, maxPresses = 12) {
      for (let presses = 0; presses < maxPresses; presses += 1) {
        await page.keyboard.press('Tab')
        if (await target.evaluate((element) => element === document.activeElement)) return
      }
      await expect(target, `the target is within ${maxPresses} presses of Tab`).toBeFocused()
    },
  }
}
