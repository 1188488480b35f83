import { test as base } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** Fixtures with a page object of the Access tokens page, at a deployment with the Management API. */
export const test = base.extend<{ tokens: TokensPage }>({
  tokens: ({ page, stage }, provide) => provide(new TokensPage(page, stage.app, stage.cookies)),
})
