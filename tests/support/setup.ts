import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

import '~/lib/zod-without-eval'

import { mockIdleCallback } from './idle-callback'
import { mockTopLayer } from './top-layer'

// jsdom implements neither modal dialogs nor popovers nor idle callbacks.
if (typeof HTMLElement !== 'undefined') {
  mockTopLayer()
  mockIdleCallback()
}

// Long enough for a machine that stops for some seconds. An element that never appears still fails the test.
configure({ asyncUtilTimeout: 20_000 })

let consoleErrors: string[] = []

beforeEach(() => {
  consoleErrors = []
  // React reports mistakes on console.error. A test with such a line must fail.
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => void consoleErrors.push(args.join(' ')))
})

afterEach(() => {
  if (typeof document !== 'undefined') cleanup()
  // The next test runs in the same process and needs the real clock, also after a test that failed.
  vi.useRealTimers()
  // oxlint-disable-next-line vitest/no-standalone-expect -- part of every test: see above
  expect(consoleErrors, 'lines on console.error').toEqual([])
})
