import { messages } from '~/lib/messages'

export const kindWords = messages({
  totp: 'Authenticator app',
  passkey: 'Passkey',
  'push-notification': 'Push notification',
  email: 'Email',
  phone: 'Phone',
  'recovery-code': 'Recovery code',
  'webauthn-roaming': 'Security key',
  'webauthn-platform': 'Device biometrics',
})

export const words = messages({
  mfa: 'Multi-factor authentication',
  mfaPurpose: 'A second step after your password. Your organization decides which logins ask for it.',
  isSetUp: 'Set up',
  isNotSetUp: 'Not set up',
  enable: 'Enable MFA',
  addAnother: 'Add another',
  factors: 'Your factors',
  noFactors: 'MFA is off',
  noFactorsAdvice: 'Setting up an authenticator app takes a minute. You need your phone.',
  nothingOffered: 'Your organization has not enabled any factors.',
  noRecoveryCode: 'You have no recovery code. Without one, a lost phone can lock you out.',
  makeRecoveryCode: 'Create a recovery code',
  newRecoveryCode: 'Create a new recovery code',

  passkeys: 'Passkeys',
  passkeysPurpose: 'Log in with your fingerprint, face or screen lock instead of a password.',
  yourPasskeys: 'Your passkeys',
  addPasskey: 'Add a passkey',
  noPasskeys: 'You have no passkeys yet.',
  passkeysNotOffered: 'Your organization has not enabled passkeys.',
  synced: 'Synced to your other devices',
  thisDeviceOnly: 'On one device only',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,

  added: 'Added',
  created: 'Created',
  lastUsed: 'Last used',
  neverUsed: 'Not used yet',
  unfinished: 'Not finished',
  unfinishedMore: 'Set-up not completed, so no login can ask for it yet.',
  finish: 'Set up again',
  unknownKind: 'This console can’t change this type of factor.',

  actions: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  remove: 'Remove…',
  loadFailed: 'Could not load your login methods.',

  unavailable: 'You set up factors when you log in, not on this page.',
  unavailableMore: 'Log in again with the button below to set up a factor.',
  logInToSetUp: 'Log in and set up',
})
