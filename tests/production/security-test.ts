import { SecurityPage } from './security-page.ts'
import { test as base } from './stage-test.ts'

/** With somebody who knows their way around the Security page, at a tenant that has the My Account API. */
export const test = base.extend<{ security: SecurityPage }>({
  security: ({ page, stage }, provide) => provide(new SecurityPage(page, stage)),
})
