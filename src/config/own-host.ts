import { basePath } from './base-path'

/** How long the console's own host may take to answer before it counts as unreachable. */
const TIMEOUT_MS = 4_000

/**
 * True if the host that serves the console answers. `navigator.onLine` is false on some virtual machines and VPNs whose
 * network works, so a request has to show that the device is offline.
 */
export async function isOwnHostReachable(): Promise<boolean> {
  try {
    // Any status counts. The file itself does not matter.
    await fetch(basePath, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
    return true
  } catch {
    return false
  }
}
