import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  unread: (count: number) => `${pluralize(count, 'notification is', 'notifications are')} unread`,
  newest: (title: string) => `Newest: ${title}`,
  read: 'Read notifications',
  none: 'No unread notifications',
  noneMore: 'You have read all notifications.',
  /** Used while only the newest notifications are loaded. */
  noneAmong: (count: number) =>
    count === 1 ? 'The newest notification is read' : `The newest ${count} notifications are read`,
  noneAmongMore: 'Older notifications are not loaded.',
  unknown: 'Could not load your notifications',
})
