const KEY = 'latchkey.reloaded-for-new-version'
/** Within this time a second failure is no newer version, and reloading again would go on for ever. */
const ONCE_MS = 60_000

let isShown = false
const watchers = new Set<() => void>()

export function hasNewVersion(): boolean {
  return isShown
}

export function watchNewVersion(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/**
 * A lazy part of this page that no longer exists means that a newer version was deployed meanwhile. The page reloads once
 * by itself, unless a dialog is open, since it may hold what somebody typed or a secret; then it asks. A new document is
 * the only cure: Firefox never asks again for a module that failed. Offline nothing can be said of versions, and a reload
 * would lose the page; the part is asked for again with the next click.
 */
export function reloadForNewVersions(): void {
  addEventListener('vite:preloadError', () => {
    if (!navigator.onLine) return
    if (!document.querySelector('dialog[open]') && claimReload()) return location.reload()
    isShown = true
    for (const watcher of watchers) watcher()
  })
}

/**
 * Fetches a part before anybody needs it. That it cannot be had means nothing yet: whoever does need it asks again, and
 * the page is not reloaded in the midst of a login for something that may never be shown.
 */
export async function fetchAhead(load: () => Promise<unknown>): Promise<void> {
  const ignore = (failure: Event) => failure.stopImmediatePropagation()
  addEventListener('vite:preloadError', ignore, { capture: true, once: true })
  try {
    await load()
  } catch {
    // See above.
  } finally {
    removeEventListener('vite:preloadError', ignore, { capture: true })
  }
}

function claimReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY))
    sessionStorage.setItem(KEY, `${Date.now()}`)
    return Date.now() - last > ONCE_MS
  } catch {
    return false
  }
}
