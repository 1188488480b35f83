import * as z from 'zod/mini'

import { MaybeInstant } from './instant'
import { Named } from './manage'

const WireNotification = z.object({
  id: z.string(),
  /** `common`, `limit` and `global` are documented. Any other type is shown as it is. */
  type: z.string(),
  created: MaybeInstant,
  isRead: z.boolean(),
  title: z.string(),
  /** Markdown, written by the operators of the platform. */
  message: z.nullish(z.string()),
  /** Missing in a notification for all users. */
  project: z.nullish(Named),
})

/** A message of the platform, as the console shows it. */
export const PlatformNotification = z.pipe(
  WireNotification,
  z.transform(({ message, project, ...wire }) => ({
    ...wire,
    message: message ?? '',
    project: project ?? undefined,
  })),
)
export type PlatformNotification = z.output<typeof PlatformNotification>
export const PlatformNotificationList = z.array(PlatformNotification)
