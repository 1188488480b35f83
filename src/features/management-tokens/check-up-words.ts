import { pluralize, messages } from '~/lib/messages'

import { tokens } from './words'

export const checkUpWords = messages({
  loadFailed: 'Could not load your access tokens',
  notAllChecked: 'Could not check all access tokens',
  none: 'You have no access tokens',
  noneMore: 'There are no tokens to review.',

  expired: (count: number) => `${pluralize(count, 'expired token is', 'expired tokens are')} still listed`,
  expiredMore: (count: number) => (count === 1 ? 'It no longer works.' : 'They no longer work.'),
  expiredWhy: 'A short list is easier to check.',
  expiredStep: 'Review your expired tokens',
  noneExpired: 'No expired tokens',
  noneExpiredMore: 'Every token in the list still works.',
  noneExpiredSomeDisabled: 'Disabled tokens are not counted here.',

  soon: (count: number) => (count === 1 ? '1 token expires within 7 days' : `${tokens(count)} expire within 7 days`),
  soonest: (name: string, when: string) => `The first is ${name}, ${when}.`,
  soonOnly: (name: string, when: string) => `${name} expires ${when}.`,
  review: 'Review',
  soonWhy: 'Programs that use it stop working then.',
  soonStep: 'Review the tokens that expire soon',
  rotateStep: (name: string) => `Rotate ${name}`,
  rotate: 'Rotate',
  noneSoon: 'No token expires within 7 days',
  noneSoonNext: (name: string, when: string) => `The next is ${name}, ${when}.`,
  noneSoonMore: 'No active token has an expiry date.',
  onlyShortLived: 'Only short-lived tokens expire within 7 days',
  onlyShortLivedMore: 'They were created for a week or less.',

  unused: (count: number) => `${pluralize(count, 'token has', 'tokens have')} not been used for 90 days`,
  unusedOldest: (name: string, last: string) => `${name} was last used ${last}.`,
  unusedNever: (name: string, created: string) => `${name} was created ${created} and never used.`,
  unusedWhy: 'A leak would go unnoticed.',
  unusedStep: 'Review your unused tokens',
  allUsed: 'No unused tokens',
  allUsedMore: 'Every token was used or created within the last 90 days.',
})
