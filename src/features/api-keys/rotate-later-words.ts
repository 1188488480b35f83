import { messages } from '~/lib/messages'
import type { LaterWords } from '~/ui/rotation/rotation-words'

import { rotateWords } from './rotate-words'

/** The later steps of a rotation, whose code is loaded after the first dialog. */
export const laterWords: LaterWords = {
  ...rotateWords,
  ...messages({
    about: (name: string, what: string) => `Rotating ${name}: ${what}`,

    askIfSaved: 'Did you save the new client secret?',
    askIfSavedMore: () => 'It can’t be shown again. If you do not have it, delete the new key and create another.',
    valueLost: () => 'The new key was created, but its client secret never arrived and can’t be shown again.',
    wasSaved: 'I have saved it',
    startAgain: 'Delete it and start again',
    removeFailed: 'Could not delete the new key.',
    removeUnknown: 'Could not find out whether the new key was deleted. You can safely try again.',
    newRemoved: () => 'Deleted the new key. The old key still works.',

    newMissing: () => 'The new key does not exist: it was never created, or it was deleted. The old key is unchanged.',
    createAnother: 'Create another',
    stop: 'Stop rotation',
    oldMissing: 'The old key no longer exists, so there is nothing left to do.',
    endedElsewhere: 'This rotation was finished or stopped in another tab.',
    noSuchItem: 'This API key no longer exists.',
    reload: 'Reload',
    notFound: 'Could not find this API key. Some of your keys could not be read.',
    newNotFound: () => 'Could not find the new key. Some of your keys could not be read.',
    loadFailed: 'Could not find out whether the keys of this rotation still exist.',

    deployIntro: 'Put the new key wherever the old one is used, then come back. This page remembers your progress.',
    deployIntroUnstored:
      'Put the new key wherever the old one is used, and keep this page open. Your browser blocks storage, so a reload forgets this rotation.',
    isDeployed: 'Is the new key deployed?',
    confirm: 'Yes, everything that used the old key now has the new one',
    testFirst: 'First test the new key.',
    confirmFirst: 'First confirm that the new key is deployed.',
    deleteOld: 'Delete old key',
    later: 'Later',
    deleteFailed: 'Could not delete the old key. Both keys still work.',
    deleteUnknown: 'Could not find out whether the old key was deleted. Check the list, or try again.',
    rotated: (name: string) => `Rotated ${name}. The old key was deleted.`,
  }),
}

export const testKeyWords = messages({
  oldKey: 'Old key, client ID',
  newKey: 'New key, client ID',
  isTested: 'Does the new key work?',
  how: 'Get a token with the new client ID and secret, and paste it here. Or run the example, and tick the box if it works. This page never sees the secret again.',
  howToGet: 'How to get a token',
  tested: 'I have tested the new key',
})
