/**
 * Opens a channel to the other tabs of this browser. A channel does not receive its own messages, but a second one in
 * this tab would: use one for sending and receiving. Returns undefined if the browser denies storage, which includes
 * channels. Then each tab stands alone.
 */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
