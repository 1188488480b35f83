import { basePath } from './base-path'

/** How long a host may take to answer before it counts as unreachable. */
const TIMEOUT_MS = 4_000

/** True if the host of the URL answers, with any status. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, {
      method: 'HEAD',
      // The response is not read, so another host need not allow it.
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return true
  } catch {
    return false
  }
}

/**
 * True if the host that serves the console answers. `navigator.onLine` is false on some virtual machines and VPNs whose
 * network works, so a request has to show that the device is offline.
 */
export function isOwnHostReachable(): Promise<boolean> {
  return isReachable(basePath)
}
