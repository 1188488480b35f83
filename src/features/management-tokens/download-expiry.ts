import type { ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { absoluteUrl } from '~/config/base-path'
import { paths } from '~/config/paths'
import { download } from '~/lib/download'
import { announce } from '~/lib/announcements'

import { expiryEvent } from './calendar'
import { nameOf } from './name'
import { calendarWords as words } from './words'

/** Downloads a calendar file with the expiry of a token. */
export function downloadExpiry(token: ManagementToken): void {
  const { id, expires } = token
  if (!expires) return
  const name = nameOf(token)
  const page = new URL(absoluteUrl(paths.tokens), location.href).href
  download(words.fileName(id), expiryEvent({ id, name, expires }, page, serverNow()), 'text/calendar')
  announce(words.downloadedAnnouncement(name))
}
