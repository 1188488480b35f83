import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions } from '@playwright/test'

import { openSite, test } from '../tests/support/demo-site.ts'
import { UserContexts, statesBySubject, visit } from '../tests/support/states/states.ts'

const FOLDER = join(import.meta.dirname, 'out')

const screens: { name: string; options: BrowserContextOptions }[] = [
  { name: '1440', options: { viewport: { width: 1440, height: 900 } } },
  { name: '390', options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
]

const states = Object.values(statesBySubject).flat()

for (const { name: screen, options } of screens) {
  test(`takes screenshots of all states at ${screen} px`, async ({ browser }) => {
    const site = await openSite()
    const users = new UserContexts(browser, site, { ...options, reducedMotion: 'reduce' })

    for (const state of states.filter(({ name }) => name.includes(process.env['STATES'] ?? ''))) {
      if (state.isNarrowOnly && screen === '1440') continue
      await test.step(state.name, async () => {
        const page = await visit(users, state)
        for (const colorScheme of ['light', 'dark'] as const) {
          const path = join(FOLDER, `${state.name}--${screen}--${colorScheme}.png`)
          await rm(path, { force: true })
          await page.emulateMedia({ colorScheme })
          await page.screenshot({ path })
        }
        await page.close()
      })
    }
    await users.close()
    await site.close()
  })
}
