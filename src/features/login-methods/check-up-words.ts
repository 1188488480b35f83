import { listNames, messages } from '~/lib/messages'

export const checkUpWords = messages({
  // The names of the protections, for the explanation of the score.
  protectionEmail: 'a verified email address',
  protectionMfa: 'a second factor',
  protectionPasskey: 'a passkey',
  protectionRecovery: 'a recovery code',
  allMethods: 'your second factor, passkeys and recovery code',

  emailVerified: 'Email address verified',
  emailVerifiedMore: (email: string) => email,
  emailNotVerified: 'Your email address is not verified',
  emailNotVerifiedMore: (email: string) => `Open the link in the verification email to ${email}.`,
  emailWhy: 'Emails that reset your password go to this address.',

  mfaSetUp: 'A second factor is set up',
  mfaSetUpMore: (names: string[]) => `You have set up ${listNames(names)}.`,
  mfaNotUsed: 'Your last login did not ask for a second factor',
  mfaNotUsedMore: 'A login with a passkey needs none. Otherwise, tell your administrator.',
  mfaNotUsedWhy: 'A factor protects only a login that asks for it.',
  mfaOff: 'Multi-factor authentication is off',
  mfaOffWhy: 'A stolen password is enough to log in as you.',
  mfaOffWhyElsewhere: 'Anyone who gets into the account that you log in with can use your keys.',
  mfaOffAskAdmin: 'You can’t set it up here. Ask your administrator to enable it.',
  mfaFailed: 'Could not check multi-factor authentication',
  someUnreadable: 'Some of your login methods could not be read.',
  mfaElsewhere: 'Your login provider may ask for more than a password, but does not report it here.',
  mfaUnavailable: 'The My Account API is not available, so you can see your factors only when you log in.',
  mfaStep: 'Turn on multi-factor authentication',
  enable: 'Enable MFA',
  openSecurity: 'Open Security',

  passkeyFailed: 'Could not check your passkeys',
  passkeyMissing: 'You have no passkey',
  passkeyWhy: 'A fake login page can’t steal one.',
  passkeyStep: 'Add a passkey',
  passkeyDone: 'You have a passkey',
  passkeyDoneMore: (names: string[]) => listNames(names),

  recoveryFailed: 'Could not check your recovery code',
  recoveryLater: 'No recovery code yet',
  recoveryLaterMore: 'You can create one after you enable MFA.',
  recoveryMissing: 'You have no recovery code',
  recoveryWhy: 'Without one, a lost phone can lock you out.',
  createRecovery: 'Create a recovery code',
  recoveryDone: 'You have a recovery code',
  recoveryDoneMore: 'Don’t keep it on your phone.',
  recoveryDoneWhen: (when: string) => `Created ${when}. Don’t keep it on your phone.`,

  lastLogin: 'Last login',
  loginWithFactor: (when: string) => `${when} · with a second factor`,
  loginWithout: (when: string) => `${when} · without a second factor`,
})
