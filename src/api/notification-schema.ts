import * as z from 'zod/mini'

import { ifReadable, MaybeText } from './fields'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { Named } from './named'
import { Flag } from './odd-fields'
import { rows } from './rows'

const WireNotification = z.object({
  id: Id,
  /** `common`, `limit` and `global` are documented. Any other type is shown as it is. */
  type: MaybeText,
  created: MaybeInstant,
  isRead: ifReadable(Flag),
  title: MaybeText,
  /** Markdown, written by the operators of the platform. */
  message: MaybeText,
  /** Missing in a notification for all users. */
  project: ifReadable(Named),
  payload: ifReadable(z.object({ limit: MaybeText })),
})

/** A message of the platform, as the console shows it. */
export const PlatformNotification = z.pipe(
  WireNotification,
  z.transform(({ id, type, created, isRead, title, message, project, payload }) => ({
    id,
    type: type ?? '',
    created,
    // Unread, so that the user does not miss it.
    isRead: isRead ?? false,
    title: title ?? '',
    message: message ?? '',
    project,
    /** The limit that was exceeded, in a notification about a limit. */
    ...(payload?.limit !== undefined && { limit: payload.limit }),
  })),
)
export type PlatformNotification = z.output<typeof PlatformNotification>
export const PlatformNotificationList = rows(PlatformNotification)
export const OlderNotificationList = rows(PlatformNotification, { isLaterPage: true })
