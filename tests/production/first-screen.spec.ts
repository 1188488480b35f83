import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { test } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** Runs in the page: records every use of `Intl` before the list is shown. */
function watchIntl(): void {
  const intlUses: string[] = []
  Object.assign(globalThis, { intlUses })
  const watch = (owner: object, names: string[]) => {
    for (const name of names) {
      const record = () => {
        if (!document.querySelector('table tbody tr')) intlUses.push(name)
      }
      const watched = new Proxy(Reflect.get(owner, name), {
        construct: (...given) => (record(), Reflect.construct(...given)),
        apply: (...given: Parameters<typeof Reflect.apply>) => (record(), Reflect.apply(...given)),
      })
      Reflect.set(owner, name, watched)
    }
  }
  watch(Intl, ['Collator', 'DateTimeFormat', 'ListFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat'])
  watch(Number.prototype, ['toLocaleString'])
  watch(Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
  watch(String.prototype, ['localeCompare'])
}

/** The first use of `Intl` loads its tables, which takes a slow phone 50 ms (docs/performance.md). */
test('the first list renders without using Intl', async ({ page, stage }) => {
  // The count of more than 999 keys has a thousands separator, which `Intl` could format.
  stage.api.keys.add(maria.sub, ...Array.from({ length: 1200 }, (_, index) => `key ${index}`))
  await page.addInitScript(watchIntl)
  await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
  await new TokensPage(page, stage.app).enterCredentials()
  await expect(page.getByText('1,200 API keys')).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'intlUses'))).toEqual([])
})
