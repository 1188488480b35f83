import { notifications, noticesToCome, type NoticeText } from './notification-texts'
import type { Persona } from '~/demo/data/personas'
import type { DataScenario } from '~/demo/data/scenarios'
import type { NoticeRow } from '~/demo/data/api-json'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Minutes more than whole hours and days, which would otherwise read as one less a moment later. */
const SOME = 7 * MINUTE

/** The notices that a person begins with, the newest first. The same arguments always make the same notices. */
export function seedNotices(data: DataScenario, persona: Persona, now: number): NoticeRow[] {
  if (!persona.hasKeys || data === 'empty') return []
  return notifications.map(({ hoursAgo, isUnread = false, ...text }, index) => {
    const isRead = !isUnread
    // The bell was opened yesterday.
    return makeNotice(text, { created: now - hoursAgo * HOUR - SOME, index, isRead, isSeen: isRead || hoursAgo >= 24 })
  })
}

/** The one that came as the so many-th. */
export function arrivedNotice(created: number, index: number): NoticeRow {
  const text = noticesToCome[index % noticesToCome.length] ?? { type: 'common', title: 'Something new' }
  return makeNotice(text, { created, index: notifications.length + index, isRead: false, isSeen: false })
}

function makeNotice(
  text: NoticeText,
  { index, ...row }: { created: number; index: number; isRead: boolean; isSeen: boolean },
): NoticeRow {
  // Others at each index, so that two notices of one moment are two.
  const micros = (507 + 137 * index) % 1000
  return { id: uuidV1(row.created, micros), ...row, beyond: `${micros}`.padStart(3, '0'), ...text }
}

/** From the start of the Gregorian calendar to that of Unix, in the unit of such an id: 100 ns. */
const SINCE_1582 = 0x01b21dd213814000n
const CLOCK_AND_NODE = '8080-800019c0d40a'

/** An id that tells when it was made, as those of the API do. */
function uuidV1(milliseconds: number, micros: number): string {
  const ticks = (BigInt(Math.floor(milliseconds)) * 1000n + BigInt(micros)) * 10n + SINCE_1582
  const time = ticks.toString(16).padStart(15, '0')
  return `${time.slice(-8)}-${time.slice(-12, -8)}-1${time.slice(-15, -12)}-${CLOCK_AND_NODE}`
}
