import { useEffect, useState } from 'react'

import type { CheckUpItem, CheckUpResult } from '~/ui/feedback/check-up-item'

import { isSameOrder, placeItems, type Place } from './place-items'

/** How long to wait for all sources before the first items are shown. Items of slower sources are added at the end. */
const MAX_WAIT_MS = 1_000

type PlacedItems = {
  /** The items that are open, or were open when the user first saw them. */
  items: CheckUpItem[]
  /** The other items: they were done, or unknown, from the start. */
  others: CheckUpItem[]
  /** Number of placeholders for items that are not shown yet. */
  placeholders: number
  /** True once every source has been checked. */
  isComplete: boolean
}

/** Combines the items of a group's sources in an order that does not change while the user looks at it. */
export function usePlacedItems(sources: CheckUpResult[]): PlacedItems {
  const isComplete = sources.every(({ state }) => state === 'checked')
  const isShown = useIsShown(isComplete)
  const [places, setPlaces] = useState<Place[]>([])

  const shown = sources.map((source) => (source.state === 'checked' && isShown ? source.items : []))
  const next = placeItems(places, shown)
  // Set during render, so that the browser never paints an order that changes immediately afterwards.
  if (!isSameOrder(places, next)) setPlaces(next)

  const all = shown.flat()
  const isPlaced = (item: CheckUpItem) => next.some(({ id }) => id === item.id)
  const placeholders = sources
    .map((source) => {
      if (source.state === 'pending') return source.expected
      return isShown ? 0 : placeItems([], [source.items]).length
    })
    .reduce((sum, count) => sum + count, 0)
  return {
    items: next.flatMap((place) => all.find(({ id }) => id === place.id) ?? []),
    others: all.filter((item) => !isPlaced(item)),
    placeholders,
    isComplete,
  }
}

/** True once all sources are checked, or after `MAX_WAIT_MS`. Never goes back to false. */
function useIsShown(isComplete: boolean): boolean {
  const [isShown, setShown] = useState(isComplete)
  if (isComplete && !isShown) setShown(true)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), MAX_WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
  return isShown || isComplete
}
