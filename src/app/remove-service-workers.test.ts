import { afterEach, expect, test, vi } from 'vitest'

import { removeServiceWorkers } from './remove-service-workers'

afterEach(() => Reflect.deleteProperty(navigator, 'serviceWorker'))

/** Registers workers for these scopes. Returns the scopes of those that are unregistered. */
function withWorkers(...scopes: string[]): string[] {
  const removed: string[] = []
  const registrations = scopes.map((scope) => ({
    scope: `https://console.example${scope}`,
    unregister: async () => removed.push(scope),
  }))
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { getRegistrations: async () => registrations },
  })
  return removed
}

test('unregisters every worker of an origin that the app has for itself', async () => {
  const removed = withWorkers('/', '/demo/', '/old/app/')
  await removeServiceWorkers('/')
  expect(removed).toEqual(['/', '/demo/', '/old/app/'])
})

test('leaves the worker of another app on the same origin alone', async () => {
  const removed = withWorkers('/', '/console/', '/console/old/', '/shop/')
  await removeServiceWorkers('/console/')
  expect(removed).toEqual(['/', '/console/', '/console/old/'])
})

test('does not fail without service workers, or where the browser denies them', async () => {
  await expect(removeServiceWorkers('/')).resolves.toBeUndefined()
  const getRegistrations = vi.fn<() => Promise<never>>().mockRejectedValue(new DOMException('denied', 'SecurityError'))
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { getRegistrations } })
  await expect(removeServiceWorkers('/')).resolves.toBeUndefined()
})
