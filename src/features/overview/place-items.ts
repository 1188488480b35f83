import type { CheckUpItem } from '~/ui/feedback/check-up-item'

import { SEVERITIES } from './score'

/** A position in the list: the item there, and the index of the source that it came from. */
export type Place = { id: string; source: number }

/** The first places of the list, by state. An item without a rank starts in the folded part of the page. */
function rankOf(item: CheckUpItem): number | undefined {
  switch (item.state) {
    case 'failed':
      // Before the minor ones: the check might have found something urgent.
      return SEVERITIES.indexOf('minor') - 0.5
    case 'to-do':
      return SEVERITIES.indexOf(item.severity)
    case 'waiting':
      return 0
    default:
      return undefined
  }
}

/**
 * Orders the open check-up items of a group. An item that is on screen keeps its place when its state changes, so that no
 * button moves just before the user presses it. A new item takes the place of an item that its source no longer has, or
 * goes to the end. New items are sorted by severity.
 */
export function placeItems(before: Place[], sources: CheckUpItem[][]): Place[] {
  const all = sources.flatMap((items, source) => items.map((item) => ({ id: item.id, source, rank: rankOf(item) })))
  let added = all
    .filter(({ id, rank }) => rank !== undefined && !before.some((place) => place.id === id))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ id, source }) => ({ id, source }))

  const kept = before.flatMap((place) => {
    if (all.some(({ id }) => id === place.id)) return [place]
    const replacements = added.filter(({ source }) => source === place.source)
    added = added.filter(({ source }) => source !== place.source)
    return replacements
  })
  return [...kept, ...added]
}

export function isSameOrder(a: Place[], b: Place[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}
