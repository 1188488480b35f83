import type { CheckUpItem, CheckUpItemState } from '~/ui/feedback/check-up-item'

/** Where a finding stands, and which source it came from. */
export type Place = { id: string; source: number }

const RANK: Record<CheckUpItemState, number> = { 'to-do': 0, unknown: 1, done: 2 }

/**
 * The order of the lines. What is there keeps its place, whatever becomes of it: nothing moves under a hand that is about
 * to press. What comes later is put where a line of its own source has gone, or at the end; among themselves, what there
 * is to do comes first.
 */
export function placeItems(before: Place[], sources: CheckUpItem[][]): Place[] {
  const now = sources
    .flatMap((items, source) => items.map(({ id, state }) => ({ id, source, state })))
    .sort((one, other) => RANK[one.state] - RANK[other.state])
    .map(({ id, source }) => ({ id, source }))
  const isNow = (place: Place) => now.some(({ id }) => id === place.id)
  let fresh = now.filter(({ id }) => !before.some((place) => place.id === id))

  const kept = before.flatMap((place) => {
    if (isNow(place)) return [place]
    const heirs = fresh.filter(({ source }) => source === place.source)
    fresh = fresh.filter(({ source }) => source !== place.source)
    return heirs
  })
  return [...kept, ...fresh]
}

export function isSameOrder(one: Place[], other: Place[]): boolean {
  return one.length === other.length && one.every(({ id }, index) => id === other[index]?.id)
}
