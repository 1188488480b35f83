import { messages } from '~/lib/messages'
import type { NoteWords } from '~/ui/rotation/rotation-note'

export const listNoteWords: NoteWords = messages({
  rotation: (name: string) => `You are rotating ${name}.`,
  rotationMore:
    'This browser has saved the rotation. The old key works until you confirm that the new one is deployed.',
  rotations: (count: number) => `You are rotating ${count} API keys.`,
  rotationsMore:
    'This browser has saved the rotations. Each old key works until you confirm that its new key is deployed.',
  continue: 'Continue',
  continueWith: (name: string) => `Continue rotating ${name}`,
})

export const pageNoteWords = {
  old: {
    ...listNoteWords,
    ...messages({ rotation: () => 'You are rotating this key.' }),
  } satisfies NoteWords,
  new: {
    ...listNoteWords,
    ...messages({
      rotation: (name: string) => `This is the new key in the rotation of ${name}.`,
      rotationMore: 'The old key works until you confirm that this one is deployed.',
    }),
  } satisfies NoteWords,
}

export const tagWords = messages({
  beingRotated: 'being rotated',
  newKey: 'new key',
})
