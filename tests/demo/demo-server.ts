import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

import { HAL_BASE, MANAGE_BASE } from '~/demo/demo-config'
import { createDemoHandlers, type createDatabase } from '~/demo/server'

import { readContract, watchDrift } from '../support/servers/contract.ts'

// One condition of the demo adds fields, which the console ignores.
const hal = readContract('hal', { strict: false })
const management = readContract('management', { strict: false })

export type Database = ReturnType<typeof createDatabase>

/**
 * Answers `fetch` with the demo's handlers until the test ends. Requests to other hosts fail the test, and so does a
 * response that differs from its OpenAPI document.
 */
export function startDemoServer(database: Database): void {
  const server = setupServer(...createDemoHandlers(database))
  const checks = [
    { base: HAL_BASE, drift: watchDrift(hal, `${new URL(HAL_BASE).pathname}/`) },
    { base: MANAGE_BASE, drift: watchDrift(management, '/') },
  ]
  const pending: Promise<void>[] = []
  server.events.on('response:mocked', ({ request, response }) => {
    const check = checks.find(({ base }) => request.url.startsWith(base))
    if (check) pending.push(record(check.drift, request, response.clone()))
  })
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(async () => {
    server.close()
    await Promise.all(pending)
    for (const { drift } of checks) drift.check()
  })
}

async function record(
  drift: ReturnType<typeof watchDrift>,
  { method, url }: Request,
  response: Response,
): Promise<void> {
  const headers = Object.fromEntries(response.headers)
  const text = await response.text()
  const body = bodyOf(text, /json/.test(headers['content-type'] ?? ''))
  // One condition of the demo cuts a response off, so it is not JSON.
  if (body === null) return
  drift.record({
    method,
    path: new URL(url).pathname,
    // The service worker answers in the page, so CORS does not matter.
    requestHeaders: {},
    status: response.status,
    headers,
    body,
  })
}

/** Null for JSON that cannot be parsed. */
function bodyOf(text: string, isJson: boolean): unknown {
  if (text === '') return undefined
  if (!isJson) return text
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
