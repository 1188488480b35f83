import { messages } from '~/lib/messages'

export const words = messages({
  skip: 'Skip to content',
  mainNavigation: 'Main',
  openNavigation: 'Open navigation',
  overview: 'Overview',
  apiKeys: 'API keys',
  tokens: 'Access tokens',
  invitations: 'Invitations',
  notifications: 'Notifications',
  promoCodes: 'Promo codes',
  invitationsPending: (count: number) => `Invitations, ${count} pending`,
  notificationsUnread: (count: number) => `Notifications, ${count} unread`,
  security: 'Security',

  profileMenu: 'Profile menu',

  offline: 'You are offline. This page may be out of date.',
})
