import { join } from 'node:path'

import { openSite, test } from '../tests/support/demo-site.ts'
import { statesBySubject, UserContexts, visit } from '../tests/support/states/states.ts'

const FOLDER = join(import.meta.dirname, '../docs/images')

/** The states of the pictures in README.md and docs/, by the name of the picture. */
const pictures: Record<string, string> = {
  overview: 'overview--usual',
  login: 'login--demo',
  security: 'security--on',
  'api-keys': 'api-keys--usual',
  'api-key': 'api-key--usual',
  created: 'save-to--github',
  tokens: 'tokens--usual',
  palette: 'palette--results',
  profile: 'profile--usual',
  invitations: 'invitations--usual',
  notifications: 'notifications--usual',
  'new-password': 'security--new-password',
}
/** Shown in the dark theme. */
const dark = new Set(['security', 'palette', 'tokens'])

test('takes the pictures of the documentation', async ({ browser }) => {
  const site = await openSite()
  const users = new UserContexts(browser, site, { viewport: { width: 1280, height: 820 }, reducedMotion: 'reduce' })
  for (const user of ['maria', 'otto', 'visitor'] as const) {
    await (await users.contextOf(user)).addInitScript(() => sessionStorage.setItem('latchkey-demo.control-hidden', 'true'))
  }
  const states = Object.values(statesBySubject).flat()
  for (const [name, stateName] of Object.entries(pictures)) {
    await test.step(name, async () => {
      const state = states.find((one) => one.name === stateName)
      if (!state) throw new Error(`There is no state “${stateName}”.`)
      const page = await visit(users, state)
      // The top bar is complete once the page has settled.
      if (!state.isLoggedOut) await page.locator('.search-button').waitFor({ state: 'attached' })
      await page.emulateMedia({ colorScheme: dark.has(name) ? 'dark' : 'light' })
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      await page.close()
    })
  }
  await users.close()
  await site.close()
})
