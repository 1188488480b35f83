/** The developer token as one answer brought it. `token` is undefined where the key came without one. */
export type DeveloperToken = { clientId: string; token: string | undefined }

/**
 * The list of keys carries a live bearer token. It is held here, outside every cache, for the one card that shows it,
 * and only while that card is on screen.
 */
let held: DeveloperToken | undefined
let watchers: (() => void)[] = []

/** Called for every default key that arrives. Without a card on screen, nobody is there to need it. */
export function setDeveloperToken(offered: DeveloperToken): void {
  held = offered
  for (const watcher of watchers) watcher()
}

/** For when its key has been deleted. */
export function clearDeveloperToken(): void {
  held = undefined
  for (const watcher of watchers) watcher()
}

export function currentDeveloperToken(): DeveloperToken | undefined {
  return held
}

/** For useSyncExternalStore. When the last card leaves, the token goes too. */
export function watchDeveloperToken(watcher: () => void): () => void {
  watchers = [...watchers, watcher]
  return () => {
    watchers = watchers.filter((other) => other !== watcher)
    // Not at once: React's strict mode leaves and comes back in the same breath.
    queueMicrotask(() => {
      if (watchers.length === 0) held = undefined
    })
  }
}
