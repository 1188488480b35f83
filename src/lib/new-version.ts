import * as z from 'zod/mini'
import { createStore, useStore } from 'zustand'

import { isLeaving, watchUnload } from './leaving'
import { storedValue } from './storage'

/** When this tab last reloaded itself, in this device's milliseconds. */
const lastReload = storedValue({ key: 'latchkey.reloaded-for-new-version', schema: z.number(), fallback: 0 })
/** A chunk that is missing again this soon after a reload was not moved by a deployment: a reload would not help. */
const MIN_BETWEEN_RELOADS_MS = 60_000

/** A chunk that failed while the browser was offline may be handled this long after the browser is online again. */
const BACK_ONLINE_MS = 10_000
/** When the browser last came back online, in milliseconds since the page was opened. */
let backOnlineAt = -Infinity

type NewVersion = {
  isOffered: boolean
  /** Returns the URL of a page that the user has pressed and whose code is still loading. The router sets it. */
  pressedUrl: () => string | undefined
}

export const newVersion = createStore<NewVersion>(() => ({ isOffered: false, pressedUrl: () => undefined }))

/** True when the page should offer a reload to get a newer version. */
export function useIsNewVersionOffered(): boolean {
  return useStore(newVersion).isOffered
}

/**
 * Handles a lazy chunk that no longer exists because a newer version was deployed. The page reloads once without
 * asking. If a dialog is open, which may hold typed text or a secret, the page offers the reload instead. Only a new
 * document helps: Firefox never requests a module again after it failed.
 *
 * Not every missing chunk was deployed away. A page that is leaving aborts its requests, and without a network nothing is
 * known about versions: then the next click requests the chunk again. Returns a function that stops the handling.
 */
export function reloadForNewVersions(isOwnHostReachable: () => Promise<boolean>): () => void {
  const handle = () => void handleMissingChunk(isOwnHostReachable)
  const noteOnline = () => {
    backOnlineAt = performance.now()
  }
  backOnlineAt = -Infinity
  const stopWatching = watchUnload()
  addEventListener('online', noteOnline)
  addEventListener('vite:preloadError', handle)
  return () => {
    stopWatching()
    removeEventListener('online', noteOnline)
    removeEventListener('vite:preloadError', handle)
  }
}

async function handleMissingChunk(isOwnHostReachable: () => Promise<boolean>): Promise<void> {
  // Read first: the router forgets the pressed page as soon as its code has failed to load.
  const pressedUrl = newVersion.getState().pressedUrl()
  // Checked again after the request, because the page may have begun to leave meanwhile.
  if (isLeaving() || !(await isOwnHostReachable()) || isLeaving()) return
  if (performance.now() - backOnlineAt < BACK_ONLINE_MS) return
  if (!document.querySelector('dialog[open]') && claimReload()) return reload(pressedUrl)
  newVersion.setState({ isOffered: true })
}

/** Loads a new document at the pressed page, or else at the current one. */
function reload(url: string | undefined): void {
  // Replaces, because the router gives the pressed page its history entry as soon as its code has failed to load.
  if (url === undefined) location.reload()
  else location.replace(url)
}

/**
 * Loads a chunk before it is needed. A failure is ignored, because the code that needs the chunk requests it again, and
 * a reload now could interrupt a login for a page that may never be shown.
 */
export async function fetchAhead(load: () => Promise<unknown>): Promise<void> {
  const ignore = (failure: Event) => failure.stopImmediatePropagation()
  addEventListener('vite:preloadError', ignore, { capture: true, once: true })
  try {
    await load()
  } catch {
    // Ignored: the code that needs the chunk requests it again.
  } finally {
    removeEventListener('vite:preloadError', ignore, { capture: true })
  }
}

/** Records a reload. Returns false if this tab has just reloaded, or cannot remember it and might reload endlessly. */
function claimReload(): boolean {
  const now = Date.now()
  const isFirst = now - lastReload.read() > MIN_BETWEEN_RELOADS_MS
  return lastReload.write(now) && isFirst
}
