import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

import type { Entry } from './entries'

/** Lines that Page Up and Page Down skip. */
const PAGE = 8

/** Which line Enter chooses: the first one, until the user moves. A change of the query starts again. */
export function useActiveOption(entries: Entry[], query: string) {
  const prefix = useId()
  const list = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState({ query, id: '' })
  const movedTo = moved.query === query ? entries.findIndex(({ id }) => id === moved.id) : -1
  const index = Math.max(0, movedTo)
  const active = entries[index]
  const point = (entry: Entry) => setMoved({ query, id: entry.id })
  useScrollIntoView(list, active?.id)

  function onKey(event: KeyboardEvent): void {
    const last = entries.length - 1
    const targets: Record<string, number> = {
      ArrowDown: index === last ? 0 : index + 1,
      ArrowUp: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
      PageDown: Math.min(last, index + PAGE),
      PageUp: Math.max(0, index - PAGE),
    }
    const target = Object.hasOwn(targets, event.key) ? entries[targets[event.key] ?? 0] : undefined
    if (!target || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    point(target)
  }
  const idOf = (entry: Entry) => `${prefix}${entry.id}`.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0)}`)
  return { list, active, activeId: active && idOf(active), idOf, point, onKey }
}

function useScrollIntoView(list: RefObject<HTMLDivElement | null>, id: string | undefined): void {
  useEffect(() => {
    // jsdom has no scrollIntoView().
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [list, id])
}
