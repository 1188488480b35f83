import { serverNow } from '~/api/server-clock'
import { download } from '~/ui/download'
import { say } from '~/ui/status'

import { expiryEvent } from './calendar'
import { calendarWords as words } from './words'

/** Hands the end of a token to the person as a calendar file. */
export function downloadExpiry(token: { id: string; name: string; expires: Date }, page: string): void {
  download(words.fileName(token.id), expiryEvent(token, page, serverNow()), 'text/calendar')
  say(words.saidDownloaded(token.name))
}
