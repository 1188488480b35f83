import { groupDigits, messages } from '~/lib/messages'

import { tokens } from './words'

export const deleteWords = messages({
  title: 'Delete token',
  titleMany: (count: number) => `Delete ${tokens(count)}`,
  consequence: 'Anything that uses this token stops working immediately. You can’t undo this.',
  consequenceMany: 'Anything that uses these tokens stops working immediately. You can’t undo this.',
  expired: 'This token has expired, so nothing can be using it. You can’t undo this.',
  expiredMany: 'These tokens have expired, so nothing can be using them. You can’t undo this.',
  session: 'Deleting this token logs its session out immediately. You can’t undo this.',
  inUse: (when: string) => `Last used ${when}, so something probably depends on it.`,
  inUseMany: (count: number) =>
    count === 1
      ? 'One of them was used in the last 7 days, so something probably depends on it.'
      : `${groupDigits(count)} of them were used in the last 7 days, so something probably depends on them.`,
})
