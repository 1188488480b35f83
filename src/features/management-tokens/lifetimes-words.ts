import { pluralize, groupDigits, messages } from '~/lib/messages'
import { formatDuration } from '~/ui/text/time'

const DAY = 24 * 60 * 60_000
/** Longer spans are shown in other units than days. */
const YEARS = 730

export const lifetimesWords = messages({
  title: 'Token lifetimes',
  window: (past: number, future: number) => `last ${past} days · next ${future} days`,
  loading: 'Loading token lifetimes',
  today: 'Today',
  left: (milliseconds: number) => {
    const days = Math.floor(milliseconds / DAY)
    if (days >= 1 && days < YEARS) return `${pluralize(days, 'day')} left`
    return milliseconds < 60_000 ? 'Less than a minute left' : `${formatDuration(milliseconds)} left`
  },
  noEnd: 'No end',
  created: (when: string) => `created ${when}`,
  expires: (when: string) => `expires ${when}`,
  hasExpired: (when: string) => `expired ${when}`,
  neverExpires: 'never expires',
  facts: (status: string, created: string, expires: string) => `${status}: ${created}, ${expires}.`,
  tip: (created: string, expires: string) => `Created ${created}\n${expires}`,
  tipExpires: (when: string) => `Expires ${when}`,
  tipExpired: (when: string) => `Expired ${when}`,
  tipNeverExpires: 'Never expires',
  more: (count: number) => `and ${groupDigits(count)} more`,
})
