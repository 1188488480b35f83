import { messages } from '~/lib/messages'

export const checkUpWords = messages({
  mfaOn: 'Multi-factor authentication is on',
  mfaOnMore: (names: string) => `Besides your password a login asks for ${names}.`,
  mfaOnMoreElsewhere: (names: string) => `A login here asks for ${names} as well.`,
  mfaOff: 'Multi-factor authentication is off',
  mfaOffMore: 'Your password is the only thing between a thief and your keys.',
  mfaOffMoreElsewhere: 'Whoever gets into the account that you log in with gets to your keys.',
  mfaNotOffered: 'Your organization offers nothing to set up here, so ask it to.',
  mfaUnknown: 'It is not known whether multi-factor authentication is on',
  mfaElsewhere: 'Whoever looks after your login may ask for more than a password, and does not say so here.',
  mfaAbsent: 'The My Account API is not available here, so factors can be seen at a login only.',
  enable: 'Enable MFA',
  openSecurity: 'Open Security',

  recoveryMissing: 'You have no recovery code',
  recoveryMissingMore: 'Without one, a lost phone can lock you out.',
  makeRecovery: 'Make one',
  recoveryMade: 'You have a recovery code',
  recoveryMadeMore: 'Keep it where your phone is not.',
  recoveryMadeWhen: (when: string) => `Made ${when}; keep it where your phone is not.`,
})
