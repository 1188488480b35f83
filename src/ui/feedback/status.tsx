import { useEffect, useId, useSyncExternalStore } from 'react'

type Message = { text: string; count: number }

let message: Message | undefined
let spoken = 0
/** `from` counts what had been said when the region came: a dialog does not repeat what was said before it. */
let regions: { id: string; isInDialog: boolean; from: number }[] = []
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
/** Until a dialog that ends with these words has gone: they would begin in it, and be read out again by the page. */
const SETTLING_MS = 50

/** Says something once, on screen and to screen readers. */
export function announce(text: string): void {
  spoken += 1
  const next = { text, count: spoken }
  clearTimeout(timer)
  timer = setTimeout(() => {
    show(next)
    timer = setTimeout(() => show(undefined), SHOWN_MS)
  }, SETTLING_MS)
}

function show(next: Message | undefined): void {
  message = next
  changed()
}

/** The region that is heard: of the dialog on top, or else the page's. */
function speaker(): string | undefined {
  const said = message?.count ?? 0
  const page = regions.findLast(({ isInDialog }) => !isInDialog)
  return (regions.findLast(({ isInDialog, from }) => isInDialog && from < said) ?? page)?.id
}

/**
 * Where said things appear. A modal dialog hides everything outside it from screen readers, so each dialog brings a
 * region of its own.
 */
export function StatusRegion({ isInDialog = false }: { isInDialog?: boolean }) {
  const id = useId()
  useEffect(() => {
    regions = [...regions, { id, isInDialog, from: spoken }]
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
