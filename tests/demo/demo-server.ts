import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

import { createDemoHandlers, type createDatabase } from '~/demo/server'

export type Database = ReturnType<typeof createDatabase>

/** Answers `fetch` with the demo's handlers until the test ends. Requests to other hosts fail the test. */
export function startDemoServer(database: Database): void {
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
}
