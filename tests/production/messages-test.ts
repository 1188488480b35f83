import { MessagesPage } from './messages-page.ts'
import { test as base } from './stage-test.ts'

/** The test function of `stage-test.ts` with the page object of the messages pages. */
export const test = base.extend<{ messages: MessagesPage }>({
  messages: ({ page, stage }, provide) => provide(new MessagesPage(page, stage.app, stage.cookies)),
})
