import { useEffect, useSyncExternalStore } from 'react'

/** What waits for the person, by section. Told by whoever asks for it; shown in the navigation and in the title. */
type Counts = { invitations: number; notifications: number }

const NONE: Counts = { invitations: 0, notifications: 0 }
let counts = NONE
const watchers = new Set<() => void>()

function tell(section: keyof Counts, count: number): void {
  if (counts[section] === count) return
  counts = { ...counts, [section]: count }
  for (const watcher of watchers) watcher()
}

/** Tells how many wait, for as long as there is somebody who knows. */
export function useReportCount(section: keyof Counts, count: number): void {
  useEffect(() => {
    tell(section, count)
    return () => tell(section, 0)
  }, [section, count])
}

export function useBadgeCounts(): Counts {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => counts,
  )
}
