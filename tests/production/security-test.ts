import { test as base } from '@playwright/test'

import { guard, type Guard } from './guard.ts'
import { SecurityPage } from './security-page.ts'
import { startStage, type Stage } from './stage.ts'

/**
 * The Security page of the production build against a tenant with the My Account API: another origin, tokens of its own
 * by refresh, and its limits. Whatever a test does, it fails on a violation of the policy and on a request to anywhere
 * else.
 */
export const test = base.extend<{ stage: Stage; watch: Guard; security: SecurityPage }>({
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
  security: ({ page, stage }, provide) => provide(new SecurityPage(page, stage)),
})
