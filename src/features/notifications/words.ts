import { pluralize, messages } from '~/lib/messages'

export const words = messages({
  title: 'Notifications',
  purpose: 'News about the platform and your projects, such as exceeded limits.',
  bell: 'Notifications',
  bellUnread: (count: number) => `Notifications, ${count} unread`,
  newest: 'Newest notifications',
  seeAll: 'See all',
  all: 'All',
  unread: 'Unread',
  show: 'Show',
  loading: 'Loading notifications',
  loadFailed: 'Could not load your notifications.',
  olderFailed: 'Could not load older notifications.',
  markFailed: (count: number) =>
    count === 1 ? 'Could not mark the notification as read.' : `Could not mark ${count} notifications as read.`,
  older: 'Show older notifications',
  end: 'No older notifications',
  empty: 'No notifications',
  emptyMore: 'Announcements about the platform and your projects appear here.',
  noneUnread: 'No unread notifications',
  noneUnreadMore: 'You have read all notifications.',
  /** Used while older notifications are not loaded. */
  newestRead: (count: number) =>
    count === 1 ? 'You have read the newest notification' : `You have read the newest ${count} notifications`,
  newestReadMore: 'Older notifications are not loaded yet.',
  announced: 'The platform announces changes in advance.',
  statusPage: 'See the status page',
  unavailable: 'Notifications are not available on this server',
  unavailableMore: 'Everything else works as usual.',

  markRead: 'Mark as read',
  markReadOf: (title: string) => `Mark as read: “${title}”`,
  markAll: (count: number) => (count === 1 ? 'Mark 1 notification as read' : `Mark ${count} notifications as read`),
  marked: (count: number) => `${pluralize(count, 'notification')} marked as read`,
  unmarked: (count: number) => `${pluralize(count, 'notification')} marked as unread`,
  isUnread: 'Unread:',
  untitled: 'Untitled',
  goTo: (project: string) => `Go to project ${project}`,
  today: 'Today',
  yesterday: 'Yesterday',
  undated: 'Unknown date',
})

/** The documented types (docs/api/management.md#list-notifications). Any other type is shown as it is. */
const typeWords: Record<string, string> = messages({
  common: 'Project',
  limit: 'Limit exceeded',
  global: 'All users',
})

export const typeLabel = (type: string): string => (Object.hasOwn(typeWords, type) ? (typeWords[type] ?? type) : type)

/** The documented names of limits (docs/api/management.md#list-notifications). Any other name is shown as it is. */
const limitWords: Record<string, string> = messages({
  'kbc.storageSizeBytes': 'storage',
  'kbc.adminsCount': 'users',
})

export const limitLabel = (limit: string): string =>
  Object.hasOwn(limitWords, limit) ? (limitWords[limit] ?? limit) : limit
