import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  unread: (count: number) => `${pluralize(count, 'notification is', 'notifications are')} unread`,
  newest: (title: string) => `Newest: ${title}`,
  read: 'Read',
  notAllChecked: 'Could not check all notifications',
  none: 'No unread notifications',
  noneMore: 'You have read all notifications.',
  /** Used while only the newest notifications are loaded. */
  newestRead: (count: number) =>
    count === 1 ? 'You have read the newest notification' : `You have read the newest ${count} notifications`,
  newestReadMore: 'Older notifications are not loaded.',
  loadFailed: 'Could not load your notifications',
})
