import { listNames, messages } from '~/lib/messages'

export const checkUpWords = messages({
  mfaSetUp: 'A second factor is set up',
  mfaSetUpMore: (names: string[]) => `You have set up ${listNames(names)}.`,
  mfaUsed: (names: string[]) => `You have set up ${listNames(names)}. Your last login asked for a second factor.`,
  mfaNotUsed: 'Your last login did not ask for a second factor',
  mfaNotUsedMore: 'A login with a passkey needs none. Otherwise, tell your administrator.',
  mfaOff: 'Multi-factor authentication is off',
  mfaOffMore: 'Your password is the only thing between a thief and your keys.',
  mfaOffMoreElsewhere: 'Anyone who gets into the account that you log in with can use your keys.',
  mfaOffAskAdmin: 'You can’t set it up here. Ask your administrator to enable it.',
  mfaFailed: 'Could not check multi-factor authentication',
  someUnreadable: 'Some of your login methods could not be read.',
  mfaElsewhere: 'Your login provider may ask for more than a password, but does not report it here.',
  mfaUnavailable: 'The My Account API is not available, so you can see your factors only when you log in.',
  enable: 'Enable MFA',
  openSecurity: 'Open Security',

  recoveryFailed: 'Could not check your recovery code',
  recoveryMissing: 'You have no recovery code',
  recoveryMissingMore: 'Without one, a lost phone can lock you out.',
  createRecovery: 'Create a recovery code',
  recoveryDone: 'You have a recovery code',
  recoveryDoneMore: 'Don’t keep it on your phone.',
  recoveryDoneWhen: (when: string) => `Created ${when}. Don’t keep it on your phone.`,
})
