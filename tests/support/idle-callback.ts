/**
 * Adds `requestIdleCallback`, which jsdom lacks. Without it, `whenIdle` would use its fallback for Safari, which delays
 * every test of the bell or of the counts in the navigation by 1.5 s.
 */
export function mockIdleCallback(): void {
  globalThis.requestIdleCallback = (callback) => {
    const timer = setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 50)
    return Number(timer)
  }
  globalThis.cancelIdleCallback = (handle) => clearTimeout(handle)
}
