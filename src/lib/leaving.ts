import { createStore } from 'zustand/vanilla'

/** How long a page counts as leaving after `beforeunload`. The user may cancel, or the URL may be a download. */
const UNLOAD_MS = 10_000

/** When the browser last began to leave the page, in milliseconds since the page was opened. */
let unloadAt = -Infinity

/**
 * Why the console itself leaves this document, or undefined while it stays. `logOut`: the session ends. `otherUser`: the
 * browser now holds the session of another user.
 */
export const departure = createStore<'logOut' | 'otherUser' | undefined>(() => undefined)

/** Notes when the browser begins to leave the page. Returns a function that stops it. */
export function watchUnload(): () => void {
  const noteTime = () => {
    unloadAt = performance.now()
  }
  unloadAt = -Infinity
  addEventListener('beforeunload', noteTime)
  return () => removeEventListener('beforeunload', noteTime)
}

/**
 * True while the browser is leaving the page. Firefox and WebKit abort running downloads when a navigation starts, so a
 * page that is leaving sees failures, and a reload would replace the navigation.
 */
export function isLeaving(): boolean {
  return departure.getState() !== undefined || performance.now() - unloadAt < UNLOAD_MS
}

/** Reloads the page. While the browser is leaving it, waits until the page has stayed after all. */
export function reloadUnlessLeaving(): void {
  const wait = UNLOAD_MS - (performance.now() - unloadAt)
  if (wait > 0) setTimeout(reloadUnlessLeaving, wait)
  else location.reload()
}

/** For work in a document that the browser is leaving. */
export function neverResolve(): Promise<never> {
  return new Promise(() => {})
}
