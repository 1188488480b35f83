import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  unread: (count: number) => `${pluralize(count, 'notification is', 'notifications are')} unread`,
  newest: (title: string) => `The newest: ${title}`,
  read: 'Read them',
  none: 'No unread notifications',
  noneMore: 'Nothing waits to be read.',
  /** Only the newest were asked for. */
  noneAmong: (count: number) =>
    count === 1 ? 'The newest notification has been read' : `Nothing unread among the newest ${count} notifications`,
  noneAmongMore: 'Older ones were not asked for.',
  unknown: 'Your notifications are not known',
})
