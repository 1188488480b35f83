import { useEffect, useId, type ReactNode } from 'react'
import { createStore, useStore } from 'zustand'

type Extras = {
  /** A button beside the text, such as "Undo" (ui/feedback/undo.tsx). */
  action?: ReactNode
  /** Called once, when the announcement ends. Resolves after the change that the announcement has held back is sent. */
  onSettled?: (() => Promise<void>) | undefined
}

/** `count` numbers the announcements of this page: the same text twice in a row is two announcements. */
type Announcement = Extras & { text: string; count: number; staysUntilClosed: boolean }

/** `after` is the number of the last announcement before the region was mounted. */
type Region = { id: string; isInDialog: boolean; after: number }

type Announcements = {
  /** The newest announcement, also before it is shown and after it is hidden. */
  latest: Announcement | undefined
  shown: Announcement | undefined
  regions: Region[]
}

const SHOWN_MS = 6_000
const SHOWN_MS_PER_WORD = 500
/** Time to reach the button of an announcement by keyboard. */
const SHOWN_MS_FOR_ACTION = 20_000
/**
 * Delay before an announcement is shown. An announcement that closes a dialog would otherwise begin inside the dialog,
 * and screen readers would read it again on the page.
 */
const SETTLING_MS = 50

export const announcements = createStore<Announcements>(() => ({ latest: undefined, shown: undefined, regions: [] }))

/**
 * Announces a text once, on screen and to screen readers. It replaces the announcement before it, and disappears after
 * the time that reading takes.
 */
export function announce(text: string, staysUntilClosed = false, extras: Extras = {}): void {
  void settleAnnouncement()
  const next = { text, count: countOf(announcements.getState().latest) + 1, staysUntilClosed, ...extras }
  announcements.setState({ latest: next })
  setTimeout(() => {
    if (announcements.getState().latest !== next) return
    announcements.setState({ shown: next })
    releaseAnnouncement()
  }, SETTLING_MS)
}

/** Announces a text that needs an action of the user and appears nowhere else. It stays until the user closes it. */
export function announceUntilClosed(text: string): void {
  announce(text, true)
}

let hiding: ReturnType<typeof setTimeout> | undefined

export function closeAnnouncement(): void {
  const { shown, latest } = announcements.getState()
  if (shown === latest) void settleAnnouncement()
  announcements.setState({ shown: undefined })
}

/**
 * Ends the announcement if it holds a change back, also before it is shown. Returns a promise that resolves after the
 * change is sent, or undefined if nothing is held back. Only the latest announcement can hold a change back.
 */
export function settleAnnouncement(): Promise<void> | undefined {
  const { latest } = announcements.getState()
  if (!latest?.onSettled) return undefined
  // A new object, so that the announcement is no longer shown, and is settled only once.
  announcements.setState({ latest: { ...latest, onSettled: undefined }, shown: undefined })
  return latest.onSettled()
}

/** Keeps the announcement on screen, while the pointer or the focus rests on it. */
export function holdAnnouncement(): void {
  clearTimeout(hiding)
}

/** Hides the announcement after the time that reading takes. */
export function releaseAnnouncement(): void {
  clearTimeout(hiding)
  const { shown } = announcements.getState()
  if (!shown || shown.staysUntilClosed) return
  hiding = setTimeout(
    () => {
      if (announcements.getState().shown === shown) closeAnnouncement()
    },
    (shown.action ? SHOWN_MS_FOR_ACTION : SHOWN_MS) + SHOWN_MS_PER_WORD * shown.text.split(' ').length,
  )
}

/** Registers the component as a live region, and returns the announcement that this region has to show. */
export function useAnnouncement(isInDialog: boolean): Announcement | undefined {
  const id = useId()
  useEffect(() => {
    announcements.setState(({ regions, latest }) => ({
      regions: [...regions, { id, isInDialog, after: countOf(latest) }],
    }))
    return () => announcements.setState(({ regions }) => ({ regions: regions.filter((region) => region.id !== id) }))
  }, [id, isInDialog])
  return useStore(announcements, (state) => (activeRegion(state)?.id === id ? state.shown : undefined))
}

/**
 * The region of the topmost dialog, or else the page's. A dialog does not repeat what was announced before it opened.
 */
function activeRegion({ regions, shown }: Announcements): Region | undefined {
  const inDialog = regions.findLast(({ isInDialog, after }) => isInDialog && after < countOf(shown))
  return inDialog ?? regions.findLast(({ isInDialog }) => !isInDialog)
}

function countOf(announcement: Announcement | undefined): number {
  return announcement?.count ?? 0
}
