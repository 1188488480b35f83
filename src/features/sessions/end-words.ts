import { groupDigits, messages, pluralize } from '~/lib/messages'

const progress = (ended: number, count: number) => `${groupDigits(ended)} of ${groupDigits(count)} ended`

export const endWords = messages({
  title: 'End session',
  titleMany: (count: number) => `End ${pluralize(count, 'other session')}`,
  consequence: 'This logs that browser out. If you do not recognize it, change your password too.',
  consequenceMany: 'This logs those browsers out. If you do not recognize one, change your password too.',
  maybeCurrent: 'The server does not say which session is this one. If you end this session, you have to log in again.',
  ended: (name: string) => `Session ended: ${name}`,
  alreadyEnded: (name: string) => `This session had already ended: ${name}`,
  endedMany: (count: number) => `${pluralize(count, 'session')} ended`,
})

/** The words of `ui/deletion` for sessions, which end. */
export const progressWords = messages({
  deleting: 'Ending',
  deleted: 'Ended',
  alreadyDeleted: 'Already ended',
  progress,
  progressLabel: 'Ending sessions',
  stoppedAt: (ended: number, count: number) => `${progress(ended, count)}.`,
  failed: (name: string, reason: string) => `Ending ${name}: ${reason}`,
})
