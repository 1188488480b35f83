import { messages } from '~/lib/messages'

import type { Enrollable } from './kinds'

export const chooseWords = messages({
  enable: 'Enable MFA',
  addAnother: 'Add another',
  intro: 'Choose how to confirm your logins.',
})

/** One line of advice for each type of factor. */
export const kindAdvice = messages({
  totp: 'Six digits from an app on your phone. Works without a network.',
  passkey: 'Fingerprint, face or screen lock of this device.',
  'push-notification': 'A tap in the Guardian app on your phone.',
  email: 'A code by email. Weaker: anyone with access to your mailbox can read it.',
  phone: 'A code by text message or call. Weaker: numbers can be taken over.',
  'recovery-code': 'A backup in case you lose your other factors. Write it down.',
} satisfies Record<Enrollable, string>)

export const words = messages({
  continue: 'Continue',
  activate: 'Activate',
  codeWrong: 'Wrong or expired code. Try the next one.',
  clock: (time: string) =>
    `Two wrong codes usually mean that your phone’s clock is off. It is ${time} now. Turn on automatic time.`,
  expired: 'This set-up has expired. Nothing has changed.',
  expiredUnknown:
    'This set-up has expired. Could not check whether it was added, because some login methods could not be read.',
  startAgain: 'Start again',
  starting: 'Starting the set-up…',
  startFailed: 'Could not start the set-up.',
  verifyFailed: 'Could not complete the set-up.',
  added: (name: string) => `${name} is set up`,

  appTitle: 'Set up an authenticator app',
  appIntro: 'You need an app such as 1Password, Google Authenticator or Microsoft Authenticator.',
  scan: 'Scan the QR code with an app such as 1Password, Google Authenticator or Microsoft Authenticator. Then enter the six digits that it shows.',
  qr: 'QR code for your authenticator app',
  key: 'Key',
  cannotScan: 'Can’t scan? Enter this key in the app.',
  openApp: 'Open in an app on this device',

  pushTitle: 'Set up push notifications',
  pushIntro: 'You need the Auth0 Guardian app on your phone.',
  pushScan: 'Scan the QR code with the Auth0 Guardian app. Then approve the notification that it shows.',
  pushQr: 'QR code for the Guardian app',
  approved: 'I have approved it',
  pending: 'Not approved yet. Approve the notification on your phone, then press the button again.',

  emailTitle: 'Set up codes by email',
  emailIntro: 'We send a code when a login asks for one.',
  email: 'Email address',
  emailWrong: 'Enter an email address.',
  phoneTitle: 'Set up codes by phone',
  phoneIntro: 'We send a code when a login asks for one. Your phone company may charge for it.',
  phone: 'Phone number',
  phoneHint: 'Include the country code, such as +44 20 7946 0000.',
  phoneWrong: 'Enter the number with its country code, starting with +.',
  by: 'Send the code by',
  sms: 'Text message',
  voice: 'Call',
  sendCode: 'Send code',
  sentTo: (target: string) => `We have sent a code to ${target}.`,
  otherTarget: 'Change',

  recoveryTitle: 'Create a recovery code',
  recoveryIntro: 'A code for logging in after you lose your factors. It is shown once and works once.',
  recoveryReplaces: 'Your current recovery code will stop working.',
  recoveryMayReplace: 'If you have a recovery code, it will stop working.',
  saveTitle: 'Save your recovery code',
  saveIntro: 'Keep it with your important papers, not on the phone that you log in with.',
  saveWarning: 'It is shown only now. It becomes active when you press Done.',
  recoveryCode: 'Recovery code',
  download: 'Download',
  print: 'Print',
  file: (code: string, account: string, brand: string) =>
    `${brand}: recovery code of ${account}\n\n${code}\n\nIt works once. Use it when a login asks for a factor that you have lost.\n`,
  offerTitle: 'A second factor is set up',
  offer:
    'If your next login does not ask for it, tell your administrator. If you lose your phone, a recovery code lets you log in.',
  offerMake: 'Create a recovery code',
  notNow: 'Not now',
  notActive: 'Could not activate the code, so it does not work yet.',
  closeInactive: 'Close without a code',

  passkeyTitle: 'Add a passkey',
  passkeyIntro: 'Your browser will ask for your fingerprint, face, screen lock or security key.',
  passkeyUnsupported: 'This browser can’t create passkeys. Use a current browser and an https:// page.',
  passkeyCanceled: 'No passkey was added. The prompt was canceled or timed out.',
  passkeyExists: 'This device already has a passkey for your account.',
  passkeyWrongSite:
    'Your browser does not allow a passkey for this site. Your administrator needs to set up a custom domain.',
  passkeyFailed: 'Your browser could not create a passkey.',
})

export const manageWords = messages({
  renameTitle: 'Rename factor',
  renamePasskey: 'Rename passkey',
  name: 'Name',
  nameNeeded: 'Enter a name.',
  nameTooLong: 'Use at most 100 characters.',
  rename: 'Rename',
  renamed: (name: string) => `Renamed to ${name}`,
  renameFailed: 'Could not rename it.',

  removeTitle: (name: string) => `Remove ${name}`,
  removeIntro: 'You won’t be able to log in with it. You can set it up again at any time.',
  removeRecovery: 'If you lose your factors, only an administrator can restore your access.',
  removeUnfinished: 'Its set-up was never completed, so your logins do not change.',
  remove: 'Remove',
  lastTitle: 'Turn off MFA',
  lastIntro: (name: string) =>
    `${name} is your last factor. Without it, your password alone may be enough to log in, and your recovery code has no use.`,
  reload: 'Reload',
  maybeLastIntro: (name: string) =>
    `${name} may be your last factor: some of your login methods could not be read. Without a factor, your password alone may be enough to log in.`,
  lastPhrase: 'turn off',
  lastLabel: 'Type “turn off” to confirm',
  lastNeeded: 'Type “turn off” to confirm.',
  removeFailed: 'Could not remove it.',
  removed: (name: string) => `${name} removed`,
  gone: (name: string) => `${name} was already removed`,
})
