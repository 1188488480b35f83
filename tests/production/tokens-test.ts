import { test as base } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** With somebody who knows their way around the Access tokens page, at a deployment that has the Management API. */
export const test = base.extend<{ tokens: TokensPage }>({
  tokens: ({ page, stage }, provide) => provide(new TokensPage(page, stage.app, stage.cookies)),
})
