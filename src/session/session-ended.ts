import { createStore, useStore } from 'zustand'

import { clearDeveloperToken } from '~/api/developer-token'
import { asApiError } from '~/api/errors'

/** `dismissed`: the session has ended, and the user has closed the dialog about it to keep reading the page. */
type SessionState = 'active' | 'ended' | 'dismissed'

export const sessionState = createStore<SessionState>(() => 'active')

/** Called when an API or Auth0 reports that the session has ended. The frame then shows a dialog over the page. */
export function markSessionEnded(): void {
  // A bearer token that is valid for hours must not outlive the session on screen.
  clearDeveloperToken()
  sessionState.setState('ended')
}

/** A failure to get any token ends the session, for whichever API it was requested. */
export async function endSessionWithoutToken(token: Promise<string>): Promise<string> {
  try {
    return await token
  } catch (error) {
    if (asApiError(error).kind === 'session-ended') markSessionEnded()
    throw error
  }
}

/** Closes the dialog. The session stays ended until a login, which loads a new document. */
export function dismissSessionEnded(): void {
  sessionState.setState('dismissed')
}

/** Like useHasSessionEnded, outside React. */
export function hasSessionEnded(): boolean {
  return sessionState.getState() !== 'active'
}

/** True after the session has ended. Requests that the user did not start must then stop. */
export function useHasSessionEnded(): boolean {
  return useStore(sessionState) !== 'active'
}

/** True from the end of the session until the user closes the dialog about it. */
export function useIsSessionEndedDialogOpen(): boolean {
  return useStore(sessionState) === 'ended'
}
