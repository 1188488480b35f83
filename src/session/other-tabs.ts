const CHANNEL = 'latchkey.session'

/** Tells the other tabs of this browser that the person has logged out. */
export function tellOtherTabsLoggedOut(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('logged-out')
  channel.close()
}

/** Calls back when another tab has logged out. */
export function onLoggedOutElsewhere(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', callback)
  return () => channel.close()
}
