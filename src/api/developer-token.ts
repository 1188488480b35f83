import { createStore, type StoreApi } from 'zustand/vanilla'

/** The developer token of one response. `token` is undefined if the key came without one. */
export type DeveloperToken = { clientId: string; token: string | undefined }

/**
 * The key list carries a live bearer token. It is held here, outside every cache, for the cards that show it. Each change
 * replaces the state, so no copy of an older token remains.
 */
const store = createStore<DeveloperToken | undefined>(() => undefined)
let subscribers = 0

/** The developer token as a store to read. The token is dropped when the last subscribed component unmounts. */
export const developerToken: Pick<
  StoreApi<DeveloperToken | undefined>,
  'getState' | 'getInitialState' | 'subscribe'
> = {
  getState: store.getState,
  getInitialState: store.getInitialState,
  subscribe(listener) {
    const unsubscribe = store.subscribe(listener)
    subscribers += 1
    return () => {
      unsubscribe()
      subscribers -= 1
      // Deferred: React's strict mode unsubscribes and subscribes again in the same task.
      queueMicrotask(() => {
        if (subscribers === 0) clearDeveloperToken()
      })
    }
  },
}

/** Called for every default key that arrives in a response. */
export function setDeveloperToken(newToken: DeveloperToken): void {
  store.setState(newToken, true)
}

/** Drops the token, because its key was deleted or no component shows it. */
export function clearDeveloperToken(): void {
  store.setState(undefined, true)
}

export function currentDeveloperToken(): DeveloperToken | undefined {
  return store.getState()
}
