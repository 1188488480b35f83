import { test as base, type Browser, type Cookie } from '@playwright/test'

import { watchBrowser, type BrowserWatch } from '../support/servers/browser-watch.ts'
import type { Sessions } from '../support/servers/identity-provider.ts'
import { startStage, type Stage } from '../support/servers/stage.ts'
import { TokensPage } from './tokens-page.ts'

/** Maria's login: what her browser keeps of it, and what the tenant does. */
type SavedLogin = { cookies: Cookie[]; sessions: Sessions }
/** `cookies` are those of Maria, who has logged in; a test that does not use them begins logged out. */
export type StageOfTest = Stage & { cookies: Cookie[] }

/**
 * The production build as it is deployed, against a real OpenID provider and two real APIs, each on an origin of its
 * own and all of it under the strict policy. Every test fails on a violation of the policy and on a
 * request to anywhere else.
 *
 * Each test has servers of its own, which start in 30 ms. Maria logs in once per worker, since a login takes twice the
 * processor time of a page that finds its session.
 */
export const test = base.extend<{ stage: StageOfTest; watch: BrowserWatch }, { savedLogin: SavedLogin }>({
  savedLogin: [({ browser }, provide) => logInOnce(browser).then(provide), { scope: 'worker' }],
  stage: async ({ savedLogin: { cookies, sessions } }, provide) => {
    const stage = await startStage(sessions)
    await provide({ ...stage, cookies })
    await stage.close()
  },
  watch: [
    async ({ context, stage }, provide) => {
      const { app, tenant, api, manage } = stage
      const watch = await watchBrowser(context, app, [app, tenant.origin, api.origin, manage.origin])
      await provide(watch)
      watch.check()
    },
    { auto: true },
  ],
})

async function logInOnce(browser: Browser): Promise<SavedLogin> {
  const stage = await startStage()
  const context = await browser.newContext()
  await new TokensPage(await context.newPage(), stage.app).openLoggedOut()
  const saved = { cookies: await context.cookies(), sessions: stage.tenant.sessions() }
  await context.close()
  await stage.close()
  return saved
}
