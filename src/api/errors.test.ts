import { describe, expect, test } from 'vitest'

import { ApiError, asApiError, isOutcomeUnknown, isWorthRetrying, type ApiErrorKind } from './errors'

/** Every kind, and what it means for a retry. TypeScript complains about a missing kind. */
const kinds: Record<ApiErrorKind, { isWorthRetrying: boolean; isOutcomeUnknown: boolean }> = {
  offline: { isWorthRetrying: false, isOutcomeUnknown: true },
  network: { isWorthRetrying: true, isOutcomeUnknown: true },
  timeout: { isWorthRetrying: true, isOutcomeUnknown: true },
  server: { isWorthRetrying: true, isOutcomeUnknown: true },
  'invalid-response': { isWorthRetrying: false, isOutcomeUnknown: true },
  'rate-limited': { isWorthRetrying: true, isOutcomeUnknown: false },
  maintenance: { isWorthRetrying: true, isOutcomeUnknown: false },
  'session-ended': { isWorthRetrying: false, isOutcomeUnknown: false },
  'step-up': { isWorthRetrying: false, isOutcomeUnknown: false },
  forbidden: { isWorthRetrying: false, isOutcomeUnknown: false },
  'not-found': { isWorthRetrying: false, isOutcomeUnknown: false },
  unavailable: { isWorthRetrying: false, isOutcomeUnknown: false },
  conflict: { isWorthRetrying: false, isOutcomeUnknown: false },
  'limit-reached': { isWorthRetrying: false, isOutcomeUnknown: false },
  rejected: { isWorthRetrying: false, isOutcomeUnknown: false },
  'refused-link': { isWorthRetrying: false, isOutcomeUnknown: false },
}
const cases = Object.entries(kinds).map(([kind, expected]) => ({ kind: kind as ApiErrorKind, ...expected }))

describe('isWorthRetrying', () => {
  test.each(cases)('is $isWorthRetrying for kind “$kind”', ({ kind, isWorthRetrying: expected }) => {
    expect(isWorthRetrying(new ApiError(kind))).toBe(expected)
  })

  test('is false while the screen counts down a Retry-After', () => {
    expect(isWorthRetrying(new ApiError('maintenance', { retryAfter: 30 }))).toBe(false)
  })

  test('is false for errors that no request threw', () => {
    expect(isWorthRetrying(new TypeError('network'))).toBe(false)
  })
})

describe('isOutcomeUnknown', () => {
  test.each(cases)('is $isOutcomeUnknown for kind “$kind”', ({ kind, isOutcomeUnknown: expected }) => {
    expect(isOutcomeUnknown(new ApiError(kind))).toBe(expected)
  })
})

describe('asApiError', () => {
  test('returns an ApiError unchanged', () => {
    const error = new ApiError('conflict')
    expect(asApiError(error)).toBe(error)
  })

  test.each([
    ['a bug in our own code', new TypeError('keys is undefined'), 'TypeError: keys is undefined'],
    ['a thrown string', 'broken', 'broken'],
    ['undefined', undefined, 'undefined'],
  ])('wraps %s as kind invalid-response and names it in the reference', (_what, thrown, text) => {
    const error = asApiError(thrown)
    expect(error.kind).toBe('invalid-response')
    expect(error.reference).toContain(` · ${text} · `)
  })

  test('shortens the text of the wrapped value to 120 characters', () => {
    expect(asApiError('x'.repeat(500)).reference).toContain(` · ${'x'.repeat(120)} · `)
  })
})

describe('the reference of an ApiError', () => {
  test('lists time, request, status, kind and the server’s ID, and contains no message of the server', () => {
    const error = new ApiError('server', {
      status: 500,
      request: 'GET /api/apikeys/',
      serverMessage: 'Secret text',
      serverCode: 'internal.code',
      fieldErrors: { name: 'Typed text' },
      serverReference: 'id-7',
    })
    expect(error.reference).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z · GET \/api\/apikeys\/ · 500 · server · id-7 · [\da-f]{8}$/,
    )
  })

  test('differs between two errors of the same kind', () => {
    expect(new ApiError('network').reference).not.toBe(new ApiError('network').reference)
  })
})

test('retryAt is the time of the failure plus Retry-After', () => {
  const before = Date.now()
  const { retryAt } = new ApiError('rate-limited', { retryAfter: 30 })
  expect(retryAt).toBeGreaterThanOrEqual(before + 30_000)
  expect(retryAt).toBeLessThanOrEqual(Date.now() + 30_000)
  expect(new ApiError('rate-limited').retryAt).toBeUndefined()
})
