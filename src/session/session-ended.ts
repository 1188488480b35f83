import { useSyncExternalStore } from 'react'

let ended = false
const watchers = new Set<() => void>()

/** Called when an API or Auth0 says that the session is over. The frame then asks; nothing is torn from under anyone. */
export function noteSessionEnded(hasEnded = true): void {
  ended = hasEnded
  for (const watcher of watchers) watcher()
}

export function hasSessionEnded(): boolean {
  return ended
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }, hasSessionEnded)
}
