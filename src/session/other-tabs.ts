import { createStore } from 'zustand/vanilla'

import { openChannel } from '~/lib/channel'

const LOGGED_OUT = 'logged-out'

/** True after the user has logged out in another tab. A store, because the message may arrive before the app listens. */
export const loggedOutElsewhere = createStore(() => false)

const channel = openChannel('latchkey.session')
channel?.addEventListener('message', ({ data }) => {
  if (data === LOGGED_OUT) loggedOutElsewhere.setState(true, true)
})

/** Tells the other tabs of this browser that the user has logged out. */
export function broadcastLogOut(): void {
  channel?.postMessage(LOGGED_OUT)
}

/** Calls back once when the user logs out, or has logged out, in another tab. Returns a function that stops listening. */
export function onLogOutInAnotherTab(callback: () => void): () => void {
  if (loggedOutElsewhere.getState()) callback()
  return loggedOutElsewhere.subscribe((isLoggedOut) => isLoggedOut && callback())
}
