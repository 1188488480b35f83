import { test as base } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** The test function of `stage-test.ts` with the page object of the Access tokens page. */
export const test = base.extend<{ tokens: TokensPage }>({
  tokens: ({ page, stage }, provide) => provide(new TokensPage(page, stage.app, stage.cookies)),
})
