import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'

/**
 * What was marked as read here or in another tab, by id. The server says so only some seconds later, and until then its
 * answers would take the mark away again. Kept for as long as the page lives; ids are all it holds.
 */
let marks: ReadonlySet<string> = new Set()
const watchers = new Set<() => void>()

const channel = new BroadcastChannel('latchkey.notifications')
const Told = z.object({ ids: z.array(z.string()), isRead: z.boolean() })

channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const told = Told.safeParse(data).data
  if (told) change(told)
})

/** Tells the other tabs, so that their bells agree. */
export function tellOtherTabs(told: z.output<typeof Told>): void {
  channel.postMessage(told)
}

export const addMarks = (ids: string[]): void => change({ ids, isRead: true })
export const withdrawMarks = (ids: string[]): void => change({ ids, isRead: false })

export function useMarks(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => marks)
}

function change({ ids, isRead }: z.output<typeof Told>): void {
  const next = new Set(marks)
  for (const id of ids) {
    if (isRead) next.add(id)
    else next.delete(id)
  }
  marks = next
  for (const watcher of watchers) watcher()
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
