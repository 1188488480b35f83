import { pluralize, messages } from '~/lib/messages'

export const words = messages({
  title: 'Notifications',
  purpose: 'Changes of the platform, and limits of your projects that were crossed.',
  bell: 'Notifications',
  bellUnread: (count: number) => `Notifications, ${count} unread`,
  newest: 'Newest notifications',
  seeAll: 'See all',
  all: 'All',
  unread: 'Unread',
  show: 'Show',
  loading: 'Loading notifications',
  loadFailed: 'The notifications could not be loaded.',
  olderFailed: 'Older notifications could not be loaded.',
  markFailed: (count: number) =>
    count === 1
      ? 'The notification could not be marked as read.'
      : `${count} notifications could not be marked as read.`,
  older: 'Show older',
  end: 'This is the end',
  empty: 'No notifications',
  emptyMore: 'Announcements about the platform and your projects appear here.',
  noneUnread: 'Nothing unread',
  noneUnreadMore: 'You have read them all.',
  /** Older ones are there to be loaded. */
  noneUnreadAmong: (count: number) =>
    count === 1 ? 'The newest has been read' : `Nothing unread among the newest ${count}`,
  noneUnreadAmongMore: 'Older ones are not loaded yet.',
  absent: 'This server has no notifications',
  absentMore: 'Its Management API does not offer them. Everything else works as usual.',

  markRead: 'Mark as read',
  markReadOf: (title: string) => `Mark as read: “${title}”`,
  markAll: (count: number) => (count === 1 ? 'Mark this one as read' : `Mark these ${count} as read`),
  marked: (count: number) => `${pluralize(count, 'notification')} marked as read`,
  isUnread: 'Unread:',
  goTo: (project: string) => `Go to project ${project}`,
  today: 'Today',
  yesterday: 'Yesterday',
  undated: 'Date not known',
})

/** The kinds of notice that are documented (api-facts §1.9). Another one is shown as it comes. */
const typeWords: Record<string, string> = messages({
  common: 'Project',
  limit: 'Limit crossed',
  global: 'Everybody',
})

export const kindOf = (type: string): string => (Object.hasOwn(typeWords, type) ? (typeWords[type] ?? type) : type)
