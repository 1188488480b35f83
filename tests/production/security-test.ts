import { SecurityPage } from './security-page.ts'
import { test as base } from './stage-test.ts'

/** The test function of `stage-test.ts` with the page object of the Security page. */
export const test = base.extend<{ security: SecurityPage }>({
  security: ({ page, stage }, provide) => provide(new SecurityPage(page, stage)),
})
