import { useCallback, useState } from 'react'

/** The rows that are picked, across all pages: whole, since those of other pages may not be at hand any more. */
export function useSelection<Item extends { id: string }>() {
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())

  // The same function at each render, for rows that are drawn only when they change.
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
