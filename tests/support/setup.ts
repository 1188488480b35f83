import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'

import '~/lib/zod-without-eval'

import { mockIdleCallback } from './idle-callback'
import { mockTopLayer } from './top-layer'

// jsdom implements neither modal dialogs nor popovers nor idle callbacks.
if (typeof HTMLElement !== 'undefined') {
  mockTopLayer()
  mockIdleCallback()
}

// Generous for a busy machine. An element that never appears still fails the test.
configure({ asyncUtilTimeout: 5_000 })

let consoleErrors: string[] = []

beforeEach(() => {
  consoleErrors = []
  // React reports mistakes on console.error. A test with such a line must fail.
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => void consoleErrors.push(args.join(' ')))
})

afterEach(() => {
  if (typeof document !== 'undefined') cleanup()
  // oxlint-disable-next-line vitest/no-standalone-expect -- part of every test: see above
  expect(consoleErrors, 'lines on console.error').toEqual([])
})

// The next test file runs in the same process and needs the real clock.
afterAll(() => void vi.useRealTimers())
