const KEY = 'latchkey.reset-email'

/** `until` is in this device's milliseconds; 0 where nothing stands in the way. */
export type ResetCoolDown = { until: number; wasSent: boolean }

/**
 * Until when this person should not ask for another reset email, and whether the last one was sent. It outlives a
 * reload, and not the tab. The server has limits of its own: this spares people meeting them.
 */
export function readResetCoolDown(userId: string): ResetCoolDown {
  try {
    const [until = '', outcome, ...id] = (sessionStorage.getItem(KEY) ?? '').split(' ')
    if (id.join(' ') === userId && Number(until) > Date.now()) {
      return { until: Number(until), wasSent: outcome === 'sent' }
    }
  } catch {
    // Without storage the server's own limit has to do.
  }
  return { until: 0, wasSent: false }
}

export function keepResetCoolDown(userId: string, { until, wasSent }: ResetCoolDown): void {
  try {
    sessionStorage.setItem(KEY, `${until} ${wasSent ? 'sent' : 'refused'} ${userId}`)
  } catch {
    // As above.
  }
}
