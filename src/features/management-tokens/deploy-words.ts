import { messages } from '~/lib/messages'

/** The last two steps of a rotation, whose code is loaded after the first dialog. */
export const deployWords = messages({
  intro: 'Put the new token wherever the old one is used, then come back. This page remembers your progress.',
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
  isDeployed: 'Is the new token deployed?',
  confirm: 'Yes, everything that used the old token now has the new one',
  confirmFirst: 'First confirm that the new token is deployed.',
  deleteOld: 'Delete old token',
  later: 'Later',
  deleteFailed: 'Could not delete the old token. Both tokens still work.',
  deleteUnknown: 'Could not find out whether the old token was deleted. Check the list, or try again.',
  rotated: (name: string, id: string) => `Rotated ${name}. Old token ${id} was deleted.`,
})
