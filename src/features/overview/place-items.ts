import type { CheckUpItem, CheckUpItemState } from '~/ui/feedback/check-up-item'

/** A position in the list: the item there, and the index of the source that it came from. */
export type Place = { id: string; source: number }

const RANK: Record<CheckUpItemState, number> = { 'to-do': 0, 'not-checked': 1, done: 2 }

/**
 * Orders the check-up items. An item that is on screen keeps its place when its state changes, so that no button moves
 * just before the user presses it. A new item takes the place of an item that its source no longer has, or goes to the
 * end. New items are sorted by state, "to do" first.
 */
export function placeItems(before: Place[], sources: CheckUpItem[][]): Place[] {
  const current = sources
    .flatMap((items, source) => items.map(({ id, state }) => ({ id, source, state })))
    .sort((a, b) => RANK[a.state] - RANK[b.state])
    .map(({ id, source }) => ({ id, source }))
  const isCurrent = (place: Place) => current.some(({ id }) => id === place.id)
  let added = current.filter(({ id }) => !before.some((place) => place.id === id))

  const kept = before.flatMap((place) => {
    if (isCurrent(place)) return [place]
    const replacements = added.filter(({ source }) => source === place.source)
    added = added.filter(({ source }) => source !== place.source)
    return replacements
  })
  return [...kept, ...added]
}

export function isSameOrder(a: Place[], b: Place[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}
