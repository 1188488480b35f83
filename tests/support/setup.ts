import '@testing-library/jest-dom/vitest'
import { cleanup, configure, getConfig } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

import '~/lib/zod-without-eval'

import { mockIdleCallback } from './idle-callback'
import { mockTopLayer } from './top-layer'

// jsdom implements neither modal dialogs nor popovers nor idle callbacks.
if (typeof HTMLElement !== 'undefined') {
  mockTopLayer()
  mockIdleCallback()
}

// Long enough for a machine that stalls for several seconds. An element that never appears still fails the test.
configure({ asyncUtilTimeout: 20_000 })

/** True while a query is tried again and again: its failure is not shown then, except that of the last attempt. */
const isWaiting = () => Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics') === true
const { getElementError } = getConfig()
configure({
  // Printing the document for each failed attempt took an eighth of the time of the tests.
  getElementError: (message, container) =>
    isWaiting() ? new Error(message ?? '') : getElementError(message, container),
})

let consoleErrors: string[] = []

beforeEach(() => {
  consoleErrors = []
  // React reports mistakes with console.error, so a test that logs an error must fail.
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => void consoleErrors.push(args.join(' ')))
})

/** A limit for a hang only, as in vite.config.ts. */
const IMPORT_TIMEOUT_MS = 60_000

afterEach(async () => {
  if (typeof document !== 'undefined') cleanup()
  // The next test in this process needs the real clock, even if this test failed before it restored the clock.
  vi.useRealTimers()
  // A page preloads its dialogs when it is idle. Their modules must not be evaluated in a later test, whose clock,
  // storage or globals may be replaced: all files share one module graph, which keeps the failure of a module.
  await vi.dynamicImportSettled()
  // oxlint-disable-next-line vitest/no-standalone-expect -- checks every test
  expect(consoleErrors, 'calls of console.error').toEqual([])
}, IMPORT_TIMEOUT_MS)
