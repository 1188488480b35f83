import { useState } from 'react'

/** The rows that are picked, across all pages: whole, since those of other pages may not be at hand any more. */
export function useSelection<Item extends { id: string }>() {
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())

  function select(items: Item[], isSelected: boolean): void {
    const next = new Map(selected)
    for (const item of items) {
      if (isSelected) next.set(item.id, item)
      else next.delete(item.id)
    }
    setSelected(next)
  }
  return { selected, select, clear: () => setSelected(new Map()) }
}
