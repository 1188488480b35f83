import { messages } from '~/lib/messages'
import type { LaterWords } from '~/ui/rotation/rotation-words'

import { rotateWords } from './dialog-words'

/** The later steps of a rotation, whose code is loaded after the first dialog. */
export const laterWords: LaterWords = {
  ...rotateWords,
  ...messages({
    about: (name: string, what: string) => `Rotating ${name}: ${what}`,

    askIfSaved: 'Did you save the new token?',
    askIfSavedMore: (id: string) =>
      `Token ${id} was shown once. If you did not save its value, delete it and create another.`,
    valueLost: (id: string) => `Token ${id} was created, but its value never arrived and can’t be shown again.`,
    wasSaved: 'I have saved it',
    startAgain: 'Delete it and start again',
    removeFailed: 'Could not delete the new token.',
    removeUnknown: 'Could not find out whether the new token was deleted. You can safely try again.',
    newRemoved: (id: string) => `Deleted new token ${id}. The old token still works.`,

    newMissing: (id: string) => `New token ${id} no longer exists. The old token is unchanged.`,
    createAnother: 'Create another',
    stop: 'Stop rotation',
    oldMissing: 'The old token no longer exists, so there is nothing left to do.',
    endedElsewhere: 'This rotation was finished or stopped in another tab.',
    noSuchItem: 'This token no longer exists.',
    reload: 'Reload',
    notFound: 'Could not find this token. Some tokens in the list could not be read.',
    newNotFound: (id: string) => `Could not find new token ${id}. Some tokens in the list could not be read.`,
    loadFailed: 'Could not find out whether the tokens of this rotation still exist.',

    deployIntro: 'Put the new token wherever the old one is used, then come back. This page remembers your progress.',
    deployIntroUnstored:
      'Put the new token wherever the old one is used, and keep this page open. Your browser blocks storage, so a reload forgets this rotation.',
    isDeployed: 'Is the new token deployed?',
    confirm: 'Yes, everything that used the old token now has the new one',
    confirmFirst: 'First confirm that the new token is deployed.',
    deleteOld: 'Delete old token',
    later: 'Later',
    deleteFailed: 'Could not delete the old token. Both tokens still work.',
    deleteUnknown: 'Could not find out whether the old token was deleted. Check the list, or try again.',
    rotated: (name: string, id: string) => `Rotated ${name}. Old token ${id} was deleted.`,
  }),
}

export const usesWords = messages({
  oldToken: (id: string) => `Old token, ${id}`,
  newToken: (id: string) => `New token, ${id}`,
  unknown: 'Not known yet',
  lookingUp: 'Looking up when the tokens were last used.',
  usedAt: (when: string) => `Last used ${when}`,
  oldUsed: 'The old token was used after the new one was created. Something may still need it.',
  oldUnused: 'The old token has not been used since the new one was created.',
  newUnused: 'The new token has not been used yet.',
  newUsed: 'The new token was used. Testing it counts too.',
  checkAgain: 'Check again',
  checkFailed: 'Could not find out whether the old token is still used.',
})
