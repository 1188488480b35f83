import { test as base } from '@playwright/test'

import { guard, type Guard } from './guard.ts'
import { startStage, type Stage } from './stage.ts'

/**
 * The production build as it is deployed, against a real OpenID provider and a real API, each on an origin of its own
 * and all of it under the strict policy. Whatever a test does, it fails on a violation of the policy and on a request
 * to anywhere else.
 */
export const test = base.extend<{ stage: Stage; watch: Guard }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  stage: async ({}, provide) => {
    const stage = await startStage()
    await provide(stage)
    await stage.close()
  },
  watch: [
    async ({ context, stage }, provide) => {
      const watch = await guard(context, stage.app, [stage.app, stage.tenant.origin, stage.api.origin])
      await provide(watch)
      watch.check()
    },
    { auto: true },
  ],
})
