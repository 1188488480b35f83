import { createStore } from 'zustand/vanilla'

const CHANNEL = 'latchkey.session'
const LOGGED_OUT = 'logged-out'

/** True after the user has logged out in another tab. A store, because the message may arrive before the app listens. */
export const loggedOutElsewhere = createStore(() => false)

/**
 * One channel for sending and receiving: a channel does not receive its own messages, but a second one in this tab
 * would.
 */
const channel = openChannel()

/** Returns undefined if the browser denies storage, which includes channels. Then each tab stands alone. */
function openChannel(): BroadcastChannel | undefined {
  try {
    const opened = new BroadcastChannel(CHANNEL)
    opened.addEventListener('message', ({ data }) => {
      if (data === LOGGED_OUT) loggedOutElsewhere.setState(true, true)
    })
    return opened
  } catch {
    return undefined
  }
}

/** Tells the other tabs of this browser that the user has logged out. */
export function broadcastLogOut(): void {
  channel?.postMessage(LOGGED_OUT)
}

/** Calls back once when the user logs out, or has logged out, in another tab. Returns a function that stops listening. */
export function onLogOutInAnotherTab(callback: () => void): () => void {
  if (loggedOutElsewhere.getState()) callback()
  return loggedOutElsewhere.subscribe((isLoggedOut) => isLoggedOut && callback())
}
