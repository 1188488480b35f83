import { groupDigits, messages } from '~/lib/messages'

const progress = (deleted: number, count: number) => `${groupDigits(deleted)} of ${groupDigits(count)} deleted`

export const words = messages({
  waiting: 'Waiting',
  deleting: 'Deleting',
  deleted: 'Deleted',
  alreadyDeleted: 'Already deleted',
  progress,
  progressLabel: 'Deletion',
  more: (count: number) => `and ${groupDigits(count)} more`,
  retry: (count: number) => `Try ${groupDigits(count)} again`,
  stoppedAt: (deleted: number, count: number) => `${progress(deleted, count)}.`,
  failed: (name: string, reason: string) => `Deleting ${name}: ${reason}`,
})

/** The same keys with other texts. */
export type DeletionWords = {
  [Key in keyof typeof words]: (typeof words)[Key] extends string ? string : (typeof words)[Key]
}
