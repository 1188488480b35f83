import { counted, messages } from '~/messages'

export const findingsWords = messages({
  unread: (count: number) => `${counted(count, 'notification is', 'notifications are')} unread`,
  newest: (title: string) => `The newest: ${title}`,
  read: 'Read them',
  none: 'No unread notifications',
  noneMore: 'You have read the newest.',
  unknown: 'Your notifications are not known',
})
