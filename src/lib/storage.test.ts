import { act, renderHook } from '@testing-library/react'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

import { resetStores } from '../../tests/support/reset-stores'
import { clearValuesAtLogOut, storedValue, storedValues, useStoredValue } from './storage'

const numbersIn = (key: keyof typeof storedValues) => storedValue({ key, schema: z.array(z.number()), fallback: [] })
const numbers = numbersIn('latchkey.rotations')

/** Safari with "Block all cookies": reading the property throws. */
function denyStorage() {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
}

function fillStorage() {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
}

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
  resetStores()
})

describe('a stored value', () => {
  test('reads as it was written, also after a reload', () => {
    expect(numbers.write([1, 2])).toBe(true)

    resetStores()

    expect(numbers.read()).toEqual([1, 2])
    expect(numbersIn('latchkey.rotations').read()).toEqual([1, 2])
  })

  test('keeps its identity until the stored text changes', () => {
    numbers.write([1])

    const first = numbers.read()

    expect(numbers.read()).toBe(first)
    numbers.write([2])
    expect(numbers.read()).toEqual([2])
  })

  test.each([
    ['text that is not JSON', 'nonsense'],
    ['JSON that the schema rejects', '{"an":"object"}'],
    ['a list with one entry that the schema rejects', '[1,"2"]'],
    ['an empty text', ''],
  ])('reads as the fallback when the browser holds %s', (_what, text) => {
    localStorage.setItem('latchkey.rotations', text)

    expect(numbers.read()).toEqual([])
  })

  test.each([
    ['clear()', () => numbers.clear()],
    ['a write of the fallback', () => numbers.write([])],
  ])('leaves no entry in the browser after %s', (_how, remove) => {
    numbers.write([1])

    remove()

    expect(localStorage).toHaveLength(0)
    expect(numbers.read()).toEqual([])
  })

  test('that ends with its tab is kept in sessionStorage', () => {
    numbersIn('latchkey.login-attempts').write([1])

    expect(sessionStorage.getItem('latchkey.login-attempts')).toBe('[1]')
    expect(localStorage).toHaveLength(0)
  })

  test('that ends with its tab or a log-out is kept in sessionStorage until the log-out', () => {
    numbersIn('latchkey.back-url').write([1])
    expect(sessionStorage.getItem('latchkey.back-url')).toBe('[1]')

    clearValuesAtLogOut()

    expect(sessionStorage).toHaveLength(0)
    expect(localStorage).toHaveLength(0)
  })

  test('in plain text is stored without the quotes of JSON', () => {
    const theme = storedValue({
      key: 'latchkey.theme',
      schema: z.enum(['dark', 'system']),
      fallback: 'system',
      isPlainText: true,
    })

    theme.write('dark')

    expect(localStorage.getItem('latchkey.theme')).toBe('dark')
    expect(theme.read()).toBe('dark')
    localStorage.setItem('latchkey.theme', 'purple')
    expect(theme.read()).toBe('system')
  })
})

describe.each([
  ['denied', denyStorage],
  ['full', fillStorage],
])('where the storage is %s', (_how, breakStorage) => {
  test('a value lasts as long as the page', () => {
    breakStorage()

    expect(numbers.write([1])).toBe(false)

    expect(numbers.read()).toEqual([1])
    resetStores()
    expect(numbers.read()).toEqual([])
  })

  test('a value can be cleared', () => {
    breakStorage()
    numbers.write([1])

    numbers.clear()

    expect(numbers.read()).toEqual([])
  })

  test('a log-out clears the values that end with it', () => {
    const marks = numbersIn('latchkey.read-marks')
    breakStorage()
    marks.write([1])

    clearValuesAtLogOut()

    expect(marks.read()).toEqual([])
  })

  test('a component renders the new value', () => {
    breakStorage()
    const { result } = renderHook(() => useStoredValue(numbers))

    act(() => void numbers.write([1]))

    expect(result.current).toEqual([1])
  })
})

test('a value that the full storage refused is read instead of the older stored value, until a write succeeds', () => {
  numbers.write([1])
  fillStorage()
  numbers.write([2])
  expect(numbers.read()).toEqual([2])
  vi.restoreAllMocks()

  numbers.write([3])

  expect(numbers.read()).toEqual([3])
  expect(localStorage.getItem('latchkey.rotations')).toBe('[3]')
})

describe('useStoredValue', () => {
  test('renders again when this tab writes', () => {
    const { result } = renderHook(() => useStoredValue(numbers))

    act(() => void numbers.write([1]))

    expect(result.current).toEqual([1])
  })

  test('renders again when another tab writes', () => {
    const { result } = renderHook(() => useStoredValue(numbers))

    localStorage.setItem('latchkey.rotations', '[7]')
    act(() => void dispatchEvent(new StorageEvent('storage', { key: 'latchkey.rotations' })))

    expect(result.current).toEqual([7])
  })

  test('does not render again when another value changes', () => {
    let renders = 0
    renderHook(() => {
      renders += 1
      return useStoredValue(numbers)
    })

    act(() => void numbersIn('latchkey.read-marks').write([1]))

    expect(renders).toBe(1)
  })
})

test('a log-out clears exactly the values that end with it, even if the modules that own them are not loaded', () => {
  for (const key of Object.keys(storedValues)) {
    localStorage.setItem(key, '[1]')
    sessionStorage.setItem(key, '[1]')
  }
  localStorage.setItem('another-app', 'kept')

  clearValuesAtLogOut()

  const endedIn = (storage: Storage) => Object.keys(storedValues).filter((key) => storage.getItem(key) === null)
  expect(endedIn(localStorage)).toEqual([
    'latchkey.read-marks',
    'latchkey.last-login',
    'latchkey.reset-email',
    'latchkey.recent',
  ])
  expect(endedIn(sessionStorage)).toEqual(['latchkey.back-url'])
  expect(localStorage.getItem('another-app')).toBe('kept')
})

test('docs/configuration.md lists every stored value with the storage that holds it', () => {
  const rows = readFileSync('docs/configuration.md', 'utf8').matchAll(/^\| `(latchkey\.[\w.-]+)` +\| `(\w+)` +\|/gm)
  const documented = Object.fromEntries(Array.from(rows, ([, key, storage]) => [key, storage]))

  const stored = Object.entries(storedValues).map(([key, end]) => [
    key,
    end.startsWith('tab') ? 'sessionStorage' : 'localStorage',
  ])
  expect(documented).toEqual(Object.fromEntries(stored))
})
