import { test as base, type Browser, type Cookie } from '@playwright/test'

import { watchBrowser, type BrowserWatch } from '../support/servers/browser-watch.ts'
import type { Sessions } from '../support/servers/identity-provider.ts'
import { startStage, type Stage } from '../support/servers/stage.ts'
import { TokensPage } from './tokens-page.ts'

/** A login as Maria: the cookies in the browser and the sessions at the tenant. */
type SavedLogin = { cookies: Cookie[]; sessions: Sessions }
/** `cookies` belong to a session of Maria. A test that does not use them starts logged out. */
export type StageOfTest = Stage & { cookies: Cookie[] }

/**
 * Serves the production build with its content security policy, together with an OpenID provider and two APIs over real
 * HTTP, each on its own origin. A test fails if the page violates the policy or sends a request to any other origin.
 *
 * Each test starts its own servers, which takes 30 ms. Maria logs in once per worker, because a login takes twice the
 * processor time of a page that finds a session.
 */
export const test = base.extend<
  { basePath: string; build: string; stage: StageOfTest; watch: BrowserWatch },
  { savedLogin: SavedLogin }
>({
  basePath: ['/', { option: true }],
  build: ['', { option: true }],
  savedLogin: [({ browser }, provide) => logInOnce(browser).then(provide), { scope: 'worker' }],
  stage: async ({ savedLogin: { cookies, sessions }, basePath, build }, provide) => {
    const stage = await startStage({ sessions, base: basePath, ...(build !== '' && { build }) })
    await provide({ ...stage, cookies })
    await stage.close()
  },
  watch: [
    async ({ context, stage }, provide) => {
      const { app, tenant, api, manage } = stage
      const { origin } = new URL(app)
      const watch = await watchBrowser(context, origin, [origin, tenant.origin, api.origin, manage.origin])
      await provide(watch)
      watch.check()
    },
    { auto: true },
  ],
})

async function logInOnce(browser: Browser): Promise<SavedLogin> {
  const stage = await startStage()
  const context = await browser.newContext()
  await new TokensPage(await context.newPage(), stage.app).openAndLogIn()
  const saved = { cookies: await context.cookies(), sessions: stage.tenant.sessions() }
  await context.close()
  await stage.close()
  return saved
}
