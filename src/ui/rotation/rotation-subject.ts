import type { LaterWords } from './rotation-words'

/** What a feature knows about the items that it rotates. */
export type RotationSubject<Item> = {
  words: LaterWords
  nameOf: (item: Item) => string
  /** Deletes an item on the server. An item that does not exist (any longer) counts as deleted. */
  remove: (item: Item) => Promise<unknown>
  /** Removes a deleted item from the lists in the cache. */
  forget: (item: Item) => void
  /** Loads the lists again, after a deletion whose outcome is unknown. */
  refresh: () => void
  /** Returns why an item cannot be deleted. */
  whyNotDelete?: (item: Item) => string | undefined
}
