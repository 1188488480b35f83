import { useEffect } from 'react'
import { createStore, useStore } from 'zustand'

/** How many items of each section wait for the user. The navigation and the page title show the numbers. */
type Counts = { invitations: number; notifications: number }

export const badgeCounts = createStore<Counts>(() => ({ invitations: 0, notifications: 0 }))

/** Publishes the count of a section while the component is mounted, and 0 afterwards. */
export function useReportCount(section: keyof Counts, count: number): void {
  useEffect(() => {
    report(section, count)
    return () => report(section, 0)
  }, [section, count])
}

export function useBadgeCounts(): Counts {
  return useStore(badgeCounts)
}

function report(section: keyof Counts, count: number): void {
  if (badgeCounts.getState()[section] !== count) badgeCounts.setState({ [section]: count })
}
