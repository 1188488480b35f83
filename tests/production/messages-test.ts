import { MessagesPage } from './messages-page.ts'
import { test as base } from './stage-test.ts'

/** With somebody who reads and answers what the platform has for them, at a deployment that has the Management API. */
export const test = base.extend<{ messages: MessagesPage }>({
  messages: ({ page, stage }, provide) => provide(new MessagesPage(page, stage.app, stage.cookies)),
})
