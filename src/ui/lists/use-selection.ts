import { useCallback, useState } from 'react'

/** The selected rows of all pages. Whole items are kept, because the cache may have dropped the other pages. */
export function useSelection<Item extends { id: string }>() {
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())

  // A stable function, so that memoized rows do not render again.
  const select = useCallback((items: Item[], isSelected: boolean) => {
    setSelected((current) => {
      const next = new Map(current)
      for (const item of items) {
        if (isSelected) next.set(item.id, item)
        else next.delete(item.id)
      }
      return next
    })
  }, [])
  return { selected, select, clear: () => setSelected(new Map()) }
}
