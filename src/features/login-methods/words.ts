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
  mfaPurpose: 'A stolen password alone is then not enough to log in as you.',
  on: 'On',
  off: 'Off',
  enable: 'Enable MFA',
  addAnother: 'Add another',
  factors: 'Your factors',
  noFactors: 'MFA is off',
  noFactorsAdvice: 'Set up an authenticator app in a minute: you will need your phone.',
  nothingOffered: 'Your organization offers no factors to set up here.',
  noRecoveryCode: 'You have no recovery code. Without one, a lost phone can lock you out.',
  makeRecoveryCode: 'Make a recovery code',
  newRecoveryCode: 'Make a new recovery code',

  passkeys: 'Passkeys',
  passkeysPurpose: 'Log in with your fingerprint, face or screen lock. Nothing to type, nothing to steal.',
  yourPasskeys: 'Your passkeys',
  addPasskey: 'Add a passkey',
  noPasskeys: 'You have no passkey yet.',
  passkeysNotOffered: 'Your organization does not offer passkeys.',
  synced: 'Synced to your other devices',
  thisDeviceOnly: 'On one device only',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,

  added: 'Added',
  made: 'Made',
  lastUsed: 'Last used',
  neverUsed: 'Not used yet',
  unfinished: 'Not finished',
  unfinishedMore: 'Its set-up was begun and not completed: it does not count yet.',
  finish: 'Set up again',
  unknownKind: 'This console does not know this kind, so it cannot be changed here.',

  actions: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  remove: 'Remove…',
  loadFailed: 'Could not load your ways to log in.',

  absent: 'Factors are set up when you log in, not here.',
  absentMore: 'With the button below you log in once more, and are led through it if nothing is set up yet.',
  setUpAtSignIn: 'Set up at next sign-in',
})
