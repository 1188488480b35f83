import { openChannel } from '~/lib/channel'

/**
 * Tells the other tabs that a passkey is being added in this one. Their lists lack it, and they would hide it in the
 * browser that has just stored it.
 */
export function broadcastNewPasskey(): void {
  channel?.postMessage('new-passkey')
}

/** When another tab last added a passkey, in this device's milliseconds. */
let addedElsewhereAt = 0
export const lastPasskeyElsewhere = (): number => addedElsewhereAt

const channel = openChannel('latchkey.passkeys')
channel?.addEventListener('message', () => {
  addedElsewhereAt = Date.now()
})
