import { useSyncExternalStore } from 'react'

let isOver = false
let isAsking = false
const watchers = new Set<() => void>()

/** Called when an API or Auth0 says that the session is over. The frame then asks; nothing is torn from under anyone. */
export function markSessionEnded(): void {
  change(true, true)
}

/** Somebody would rather go on reading. That the session is over stays true until another login, in another document. */
export function stayWithoutSession(): void {
  change(isOver, false)
}

/** Another document begins. */
export function resetSessionEnded(): void {
  change(false, false)
}

function change(over: boolean, asking: boolean): void {
  isOver = over
  isAsking = asking
  for (const watcher of watchers) watcher()
}

export function hasSessionEnded(): boolean {
  return isOver
}

/** Whether nothing should be asked for by itself any more. */
export function useHasSessionEnded(): boolean {
  return useSyncExternalStore(watch, hasSessionEnded)
}

/** Whether the frame has to ask what to do about it. */
export function useSessionQuestion(): boolean {
  return useSyncExternalStore(watch, () => isAsking)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
