import { createStore, useStore } from 'zustand'

/** `dismissed`: the session has ended, and the user has closed the dialog about it to keep reading the page. */
type SessionState = 'active' | 'ended' | 'dismissed'

export const sessionState = createStore<SessionState>(() => 'active')

/** Called when an API or Auth0 reports that the session has ended. The frame then shows a dialog over the page. */
export function markSessionEnded(): void {
  sessionState.setState('ended')
}

/** Closes the dialog. The session stays ended until a login, which loads a new document. */
export function stayWithoutSession(): void {
  sessionState.setState('dismissed')
}

export function hasSessionEnded(): boolean {
  return sessionState.getState() !== 'active'
}

/** True once requests that no user action started should stop. */
export function useHasSessionEnded(): boolean {
  return useStore(sessionState) !== 'active'
}

/** True while the frame has to show the dialog about the ended session. */
export function useSessionQuestion(): boolean {
  return useStore(sessionState) === 'ended'
}
