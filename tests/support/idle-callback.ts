/**
 * jsdom has no `requestIdleCallback`, and the fallback for Safari in `whenIdle` waits 1.5 s: every test that looks at the
 * bell or the counts in the navigation would wait as long.
 */
export function mockIdleCallback(): void {
  globalThis.requestIdleCallback = (callback) => {
    const timer = setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 50)
    return Number(timer)
  }
  globalThis.cancelIdleCallback = (handle) => clearTimeout(handle)
}
