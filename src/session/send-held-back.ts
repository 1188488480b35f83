import { settleAnnouncement } from '~/lib/announcements'

/** Maximum time that log-out waits for the server, before the page unmounts. */
const WAIT_MS = 2_000

/**
 * Sends the change that an announcement with "Undo" has held back, while the session still has a token for it. Returns
 * undefined if there is none, so that an ordinary log-out unmounts the page in the same task.
 */
export function sendHeldBack(): Promise<void> | undefined {
  const sent = settleAnnouncement()
  return sent && Promise.race([sent, new Promise<void>((done) => setTimeout(done, WAIT_MS))])
}
