import { useEffect, useId, useSyncExternalStore } from 'react'

type Message = { text: string; count: number }

let message: Message | undefined
let regions: { id: string; isInDialog: boolean }[] = []
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

function changed(): void {
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const SHOWN_MS = 6_000

/** Says something once, on screen and to screen readers. */
export function say(text: string): void {
  message = { text, count: (message?.count ?? 0) + 1 }
  clearTimeout(timer)
  timer = setTimeout(() => {
    message = undefined
    changed()
  }, SHOWN_MS)
  changed()
}

/** The region that is heard: of the dialog on top, or else the page's. */
function speaker(): string | undefined {
  return (regions.findLast(({ isInDialog }) => isInDialog) ?? regions.at(-1))?.id
}

/**
 * Where said things appear. A modal dialog hides everything outside it from screen readers, so each dialog brings a
 * region of its own.
 */
export function StatusRegion({ isInDialog = false }: { isInDialog?: boolean }) {
  const id = useId()
  useEffect(() => {
    regions = [...regions, { id, isInDialog }]
    changed()
    return () => {
      regions = regions.filter((other) => other.id !== id)
      changed()
    }
  }, [id, isInDialog])
  const shown = useSyncExternalStore(watch, () => (speaker() === id ? message : undefined))

  return (
    <div role="status">
      {shown && (
        <p key={shown.count} className="toast">
          {shown.text}
        </p>
      )}
    </div>
  )
}
