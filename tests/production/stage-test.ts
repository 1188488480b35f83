import { test as base } from '@playwright/test'

import { watchBrowser, type BrowserWatch } from '../support/servers/browser-watch.ts'
import { startStage, type Stage } from '../support/servers/stage.ts'

/**
 * The production build as it is deployed, against a real OpenID provider and two real APIs, each on an origin of its
 * own and all of it under the strict policy. Whatever a test does, it fails on a violation of the policy and on a
 * request to anywhere else.
 */
export const test = base.extend<{ stage: Stage; watch: BrowserWatch }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  stage: async ({}, provide) => {
    const stage = await startStage()
    await provide(stage)
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
