import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'

import '~/lib/zod-without-eval'

import { standInForIdleCallback } from './idle-callback'
import { standInForTopLayer } from './top-layer'

// jsdom has neither modal dialogs nor popovers, and no idle callbacks.
if (typeof HTMLElement !== 'undefined') {
  standInForTopLayer()
  standInForIdleCallback()
}

// Long enough for a busy machine: what is waited for arrives, and what never does fails all the same.
configure({ asyncUtilTimeout: 5_000 })

let complaints: string[] = []

beforeEach(() => {
  complaints = []
  // React says there what it finds wrong: a test that passes beside such a line has not passed.
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => void complaints.push(said.join(' ')))
})

afterEach(() => {
  if (typeof document !== 'undefined') cleanup()
  // oxlint-disable-next-line vitest/no-standalone-expect -- part of every test: see above
  expect(complaints, 'lines on console.error').toEqual([])
})

// The next file begins in the same process, and by the real clock.
afterAll(() => void vi.useRealTimers())
