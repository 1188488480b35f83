import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { resetStores } from '../../tests/support/reset-stores'
import { newVersion, reloadForNewVersions } from './new-version'

const reload = vi.fn<() => void>()
const replace = vi.fn<(url: string) => void>()
const failToLoadAChunk = () => dispatchEvent(new Event('vite:preloadError'))
const isOffered = () => newVersion.getState().isOffered

let stopReloading: () => void

beforeEach(() => {
  reload.mockClear()
  replace.mockClear()
  vi.stubGlobal('location', { reload, replace })
  stopReloading = reloadForNewVersions()
})

afterEach(() => {
  stopReloading()
  sessionStorage.clear()
  resetStores()
})

test('reloads the page once when a chunk is missing, and offers the reload when one is missing again', () => {
  failToLoadAChunk()
  expect(reload).toHaveBeenCalledOnce()

  failToLoadAChunk()

  expect(reload).toHaveBeenCalledOnce()
  expect(isOffered()).toBe(true)
})

test('opens the pressed page in the new version when its chunk is missing', () => {
  newVersion.setState({ pressedUrl: () => '/promo-codes?from=x' })

  failToLoadAChunk()

  expect(replace).toHaveBeenCalledExactlyOnceWith('/promo-codes?from=x')
  expect(reload).not.toHaveBeenCalled()
})

test('reloads again when a chunk is missing more than a minute after the last reload', () => {
  failToLoadAChunk()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)

  failToLoadAChunk()

  expect(reload).toHaveBeenCalledTimes(2)
})

test.each(['setItem', 'getItem'] as const)(
  'offers the reload when storage fails in %s, because it could reload endlessly',
  (method) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, method).mockImplementation(refuse)

    failToLoadAChunk()

    expect(reload).not.toHaveBeenCalled()
    expect(isOffered()).toBe(true)
  },
)

function refuse(): never {
  throw new DOMException('denied', 'SecurityError')
}
