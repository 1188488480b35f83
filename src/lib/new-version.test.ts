import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { resetStores } from '../../tests/support/reset-stores'
import { departure } from './leaving'
import { newVersion, reloadForNewVersions } from './new-version'

const reload = vi.fn<() => void>()
const replace = vi.fn<(url: string) => void>()
const isOwnHostReachable = vi.fn<() => Promise<boolean>>()
/** Fails to load a chunk, and waits until the page has handled that. */
async function failToLoadAChunk() {
  dispatchEvent(new Event('vite:preloadError'))
  await new Promise((done) => setTimeout(done))
}
const isOffered = () => newVersion.getState().isOffered

let stopReloading: () => void

beforeEach(() => {
  reload.mockClear()
  replace.mockClear()
  isOwnHostReachable.mockReset().mockResolvedValue(true)
  vi.stubGlobal('location', { reload, replace })
  stopReloading = reloadForNewVersions(isOwnHostReachable)
})

afterEach(() => {
  stopReloading()
  sessionStorage.clear()
  resetStores()
})

test('reloads the page once when a chunk is missing, and offers the reload when one is missing again', async () => {
  await failToLoadAChunk()
  expect(reload).toHaveBeenCalledOnce()

  await failToLoadAChunk()

  expect(reload).toHaveBeenCalledOnce()
  expect(isOffered()).toBe(true)
})

test('opens the pressed page in the new version when its chunk is missing', async () => {
  newVersion.setState({ pressedUrl: () => '/promo-codes?from=x' })
  const handled = failToLoadAChunk()
  // The router forgets the page as soon as its code has failed to load.
  newVersion.setState({ pressedUrl: () => undefined })

  await handled

  expect(replace).toHaveBeenCalledExactlyOnceWith('/promo-codes?from=x')
  expect(reload).not.toHaveBeenCalled()
})

test('does not reload when the network returns during the check of the host', async () => {
  isOwnHostReachable.mockImplementation(async () => {
    dispatchEvent(new Event('online'))
    return true
  })
  await failToLoadAChunk()
  expect(reload).not.toHaveBeenCalled()
  expect(isOffered()).toBe(false)
})

test('reloads again when a chunk is missing more than a minute after the last reload', async () => {
  await failToLoadAChunk()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)

  await failToLoadAChunk()

  expect(reload).toHaveBeenCalledTimes(2)
})

test.each(['setItem', 'getItem'] as const)(
  'offers the reload when storage fails in %s, because it could reload endlessly',
  async (method) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, method).mockImplementation(refuse)

    await failToLoadAChunk()

    expect(reload).not.toHaveBeenCalled()
    expect(isOffered()).toBe(true)
  },
)

/** The page's time a while after the browser began to leave it, as the page would measure it. */
function leaveAndWait(milliseconds: number) {
  const start = performance.now()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(start)
  dispatchEvent(new Event('beforeunload'))
  clock.mockReturnValue(start + milliseconds)
}

test('neither reloads nor offers a reload while the browser leaves the page', async () => {
  leaveAndWait(9_000)
  await failToLoadAChunk()
  expect(reload).not.toHaveBeenCalled()
  expect(isOffered()).toBe(false)
})

test('reloads for a missing chunk when the user stayed on the page that they were about to leave', async () => {
  leaveAndWait(11_000)
  await failToLoadAChunk()
  expect(reload).toHaveBeenCalledOnce()
})

test('does not reload when the browser begins to leave during the check of the host', async () => {
  isOwnHostReachable.mockImplementation(async () => {
    dispatchEvent(new Event('beforeunload'))
    return true
  })
  await failToLoadAChunk()
  expect(reload).not.toHaveBeenCalled()
})

test('never reloads after the console has begun to log out, even if the tenant takes a minute', async () => {
  departure.setState('logOut')
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
  await failToLoadAChunk()
  expect(reload).not.toHaveBeenCalled()
  expect(isOffered()).toBe(false)
})

test('does nothing when the console’s own host does not answer, because then no version is known', async () => {
  isOwnHostReachable.mockResolvedValue(false)
  await failToLoadAChunk()
  expect(reload).not.toHaveBeenCalled()
  expect(isOffered()).toBe(false)
})

test('reloads although the browser reports that it is offline, if the host answers', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await failToLoadAChunk()
  expect(reload).toHaveBeenCalledOnce()
})

function refuse(): never {
  throw new DOMException('denied', 'SecurityError')
}
