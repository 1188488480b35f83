import { pluralize, groupDigits, messages } from '~/lib/messages'
import { exactTime } from '~/ui/text/exact-time'
import { formatDuration } from '~/ui/text/time'

const DAY = 24 * 60 * 60_000
/** From this number of days on, the time left is shown in years. */
const MIN_DAYS_FOR_YEARS = 730

export const lifetimesWords = messages({
  title: 'Token lifetimes',
  timeSpan: (past: number, future: number) => `last ${past} days · next ${future} days`,
  loading: 'Loading token lifetimes',
  today: 'Today',
  left: (milliseconds: number) => {
    const days = Math.floor(milliseconds / DAY)
    if (days >= 1 && days < MIN_DAYS_FOR_YEARS) return `${pluralize(days, 'day')} left`
    return milliseconds < 60_000 ? 'Less than a minute left' : `${formatDuration(milliseconds)} left`
  },
  noExpiry: 'No expiry',
  created: (when: string) => `created ${when}`,
  createdUnknown: 'date of creation unknown',
  expires: (when: string) => `expires ${when}`,
  hasExpired: (when: string) => `expired ${when}`,
  neverExpires: 'never expires',
  facts: (status: string, created: string, expires: string) => `${status}: ${created}, ${expires}.`,
  // `exactTime` returns two lines, which would become one as the value of a message.
  tipCreated: (when: Date) => `Created ${exactTime(when)}`,
  tipCreatedUnknown: 'Date of creation unknown',
  tipExpires: (when: Date) => `Expires ${exactTime(when)}`,
  tipExpired: (when: Date) => `Expired ${exactTime(when)}`,
  tipNeverExpires: 'Never expires',
  more: (count: number) => `and ${groupDigits(count)} more`,
})
