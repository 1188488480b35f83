const CHANNEL = 'latchkey.session'

/** One for sending and hearing: a channel does not hear itself, but it does hear its neighbours of the same tab. */
const channel = new BroadcastChannel(CHANNEL)

/** Tells the other tabs of this browser that the person has logged out. */
export function tellOtherTabsLoggedOut(): void {
  channel.postMessage('logged-out')
}

/** Calls back when another tab has logged out. */
export function onLoggedOutElsewhere(callback: () => void): () => void {
  channel.addEventListener('message', callback)
  return () => channel.removeEventListener('message', callback)
}
