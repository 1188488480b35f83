import { emptyStores, type ManagementStores } from '../../../api-server/management/stores.ts'

/**
 * `secrets` has every token in a response, newest last: tests check that the browser does not keep them. `markRequests`
 * has the body of each PUT of notifications.
 */
export type WatchedStores = ManagementStores & {
  tokens: { readonly secrets: string[] }
  notifications: { readonly markRequests: unknown[] }
}

export function watchedStores(): WatchedStores {
  const stores = emptyStores()
  return {
    ...stores,
    tokens: Object.assign(stores.tokens, { secrets: [] }),
    notifications: Object.assign(stores.notifications, { markRequests: [] }),
  }
}
