const CHANNEL = 'latchkey.session'

/**
 * One channel for sending and receiving: a channel does not receive its own messages, but a second one in this tab
 * would.
 */
const channel = new BroadcastChannel(CHANNEL)

/** Tells the other tabs of this browser that the user has logged out. */
export function broadcastLogOut(): void {
  channel.postMessage('logged-out')
}

/** Calls back when the user logs out in another tab. Returns a function that stops listening. */
export function onLogOutInAnotherTab(callback: () => void): () => void {
  channel.addEventListener('message', callback)
  return () => channel.removeEventListener('message', callback)
}
