import { pluralize, messages } from '~/lib/messages'

import { tokens } from './words'

export const checkUpWords = messages({
  unknown: 'Could not load your access tokens',
  none: 'You have no access tokens',
  noneMore: 'No token can expire unnoticed or stay behind unused.',

  expired: (count: number) => `${pluralize(count, 'expired token is', 'expired tokens are')} still listed`,
  expiredMore: (count: number) =>
    count === 1
      ? 'It no longer works; clearing it keeps the list readable.'
      : 'They no longer work; clearing them keeps the list readable.',
  reviewExpired: 'Review expired',
  noneExpired: 'No expired token is listed',
  noneExpiredMore: 'Every token in the list still works.',
  noneExpiredSomeDisabled: 'Disabled tokens are not counted.',

  soon: (count: number) => (count === 1 ? '1 token expires within 7 days' : `${tokens(count)} expire within 7 days`),
  soonest: (name: string, when: string) => `${name} is the first, ${when}.`,
  soonOnly: (name: string, when: string) => `${name} expires ${when}.`,
  reviewSoon: 'Review expiring',
  noneSoon: 'No token expires within 7 days',
  noneSoonNext: (name: string, when: string) => `The next is ${name}, ${when}.`,
  noneSoonMore: 'None of your tokens expires soon.',
  onlyShortLived: 'Only tokens for a few days expire within 7 days',
  onlyShortLivedMore: 'They were created to last a week or less, so this is expected.',

  unused: (count: number) => `${pluralize(count, 'token has', 'tokens have')} not been used for 90 days`,
  unusedOldest: (name: string, last: string) => `${name} was last used ${last}; delete it if nothing uses it.`,
  unusedNever: (name: string, created: string) =>
    `${name}, created ${created}, was never used; delete it if nothing uses it.`,
  reviewUnused: 'Review tokens',
  allUsed: 'No unused tokens',
  allUsedMore: 'Every token was used or created in the last 90 days.',
})
