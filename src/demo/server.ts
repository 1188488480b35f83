import type { RequestHandler } from 'msw'

import type { Database } from './database'
import { apiKeyHandlers } from './handlers/api-keys'
import { identityHandlers } from './handlers/identity'

export { createDatabase } from './database'
export { setScenario } from './scenarios'
export { issueAccessToken } from './token-endpoint'

/** The whole backend of the demo: for the worker in a browser, and for msw/node in a test. */
export function createDemoHandlers(database: Database): RequestHandler[] {
  return [...identityHandlers(database), ...apiKeyHandlers(database)]
}
