import { useEffect, useState } from 'react'

import type { CheckUpItem, CheckUpResult } from '~/ui/feedback/check-up-item'

import { isSameOrder, placeItems, type Place } from './stable-order'

/** How long answers wait for each other before they are put in order. Whoever is slower than this comes after. */
const PATIENCE_MS = 1_000

/** The findings in their order, and how many lines are still to come. */
export function useStableOrder(sources: CheckUpResult[]): {
  items: CheckUpItem[]
  expected: number
  isComplete: boolean
} {
  const isComplete = sources.every(({ state }) => state === 'known')
  const isSettled = useSettled(isComplete)
  const [places, setPlaces] = useState<Place[]>([])

  const found = sources.map((source) => (source.state === 'known' && isSettled ? source.items : []))
  const next = placeItems(places, found)
  // While it is being drawn, so that no order is ever seen that the next moment would undo.
  if (!isSameOrder(places, next)) setPlaces(next)

  const byId = new Map(found.flat().map((item) => [item.id, item]))
  const expected = sources
    .map((source) => (source.state === 'pending' ? source.expected : isSettled ? 0 : source.items.length))
    .reduce((sum, lines) => sum + lines, 0)
  return { items: next.flatMap(({ id }) => byId.get(id) ?? []), expected, isComplete }
}

/** Whether there is an order by now: everything has answered, or has had its chance to. Once there, it stays. */
function useSettled(isComplete: boolean): boolean {
  const [isSettled, setSettled] = useState(isComplete)
  if (isComplete && !isSettled) setSettled(true)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return isSettled || isComplete
}
