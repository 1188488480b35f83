import { messages } from '~/lib/messages'

import type { Enrollable } from './kinds'

export const chooseWords = messages({
  enable: 'Enable MFA',
  addAnother: 'Add another',
  intro: 'What do you want to confirm your logins with?',
})

/** One line on each kind, for somebody who chooses. */
export const kindAdvice = messages({
  totp: 'Six digits from an app on your phone. Works without a network.',
  passkey: 'Fingerprint, face or screen lock of this device.',
  'push-notification': 'A tap in the Guardian app on your phone.',
  email: 'A code by email. Weaker: whoever reads your mail has it.',
  phone: 'A code by text message or call. Weaker: numbers can be taken over.',
  'recovery-code': 'For the day you lose the rest. Write it down.',
} satisfies Record<Enrollable, string>)

export const words = messages({
  continue: 'Continue',
  activate: 'Activate',
  codeWrong: 'This code is wrong, or its time is over. Try the next one.',
  clock: (time: string) =>
    `Twice wrong often means a wrong clock. It is ${time} now: does your phone say the same? Let it set its time by itself.`,
  expired: 'This set-up has expired. Nothing was changed.',
  startAgain: 'Start again',
  beginFailed: 'The set-up could not be started.',
  verifyFailed: 'The set-up could not be completed.',
  added: (name: string) => `${name} is set up`,

  appTitle: 'Set up an authenticator app',
  appIntro: 'You need an app such as 1Password, Google Authenticator or Microsoft Authenticator.',
  scan: 'Scan this picture with the app, then type the six digits that it shows.',
  qr: 'QR code for your authenticator app',
  key: 'Key',
  cannotScan: 'Cannot scan? Type this key into the app.',
  openApp: 'Open in an app on this device',

  pushTitle: 'Set up push notifications',
  pushIntro: 'You need the Auth0 Guardian app on your phone.',
  pushScan: 'Scan this picture with the app. It then sends you a notification: approve it there.',
  pushQr: 'QR code for the Guardian app',
  approved: 'I have approved it',
  pending: 'The approval has not arrived yet. Approve the notification on your phone, then press the button again.',

  emailTitle: 'Set up codes by email',
  emailIntro: 'A code is sent there at each login.',
  email: 'Email address',
  emailWrong: 'Enter an email address.',
  phoneTitle: 'Set up codes by phone',
  phoneIntro: 'A code is sent there at each login. Your provider may charge for it.',
  phone: 'Phone number',
  phoneHint: 'With the country code, such as +44 20 7946 0000.',
  phoneWrong: 'Enter the number with its country code, beginning with +.',
  by: 'Send the code by',
  sms: 'Text message',
  voice: 'Call',
  sendCode: 'Send code',
  sentTo: (target: string) => `We have sent a code to ${target}.`,
  otherTarget: 'Use another',

  recoveryTitle: 'Make a recovery code',
  recoveryIntro: 'One code that lets you in when you have lost your factors. It is shown once, and works once.',
  recoveryReplaces: 'Your present recovery code stops working.',
  saveTitle: 'Save your recovery code',
  saveIntro: 'Keep it where you keep important papers, and not on the phone that you log in with.',
  saveWarning: 'This is the only time it is shown. It works from the moment you press Done.',
  recoveryCode: 'Recovery code',
  download: 'Download',
  print: 'Print',
  file: (code: string, account: string, brand: string) =>
    `${brand}: recovery code of ${account}\n\n${code}\n\nIt works once. Use it when you are asked for a factor that you have lost.\n`,
  offerTitle: 'MFA is on',
  offer: 'From now on each login asks for it. If you lose your phone, a recovery code lets you in.',
  offerMake: 'Make a recovery code',
  notNow: 'Not now',
  notActive: 'The code could not be activated, so it does not work yet.',
  closeInactive: 'Close without a code',

  passkeyTitle: 'Add a passkey',
  passkeyIntro: 'Your browser asks for your fingerprint, face or screen lock, or for a security key.',
  passkeyUnsupported: 'This browser cannot make passkeys. Use a current one, on a page that starts with https://.',
  passkeyCancelled: 'Nothing was added: it was cancelled, or took too long.',
  passkeyExists: 'This device has a passkey for your account already.',
  passkeyWrongSite:
    'Your browser refuses a passkey for this address. Whoever runs this console has to set up a custom domain.',
  passkeyFailed: 'Your browser could not make a passkey.',
})

export const manageWords = messages({
  renameTitle: 'Rename factor',
  renamePasskey: 'Rename passkey',
  name: 'Name',
  nameNeeded: 'Give it a name.',
  nameTooLong: 'At most 100 characters.',
  rename: 'Rename',
  renamed: (name: string) => `Renamed to ${name}`,
  renameFailed: 'It could not be renamed.',

  removeTitle: (name: string) => `Remove ${name}`,
  removeIntro: 'It can no longer be used to log in. You can set it up again at any time.',
  removeRecovery: 'If you lose your factors, nothing lets you in then but an administrator.',
  removeUnfinished: 'Its set-up was never completed, so nothing changes for your logins.',
  remove: 'Remove',
  lastTitle: 'Turn off MFA',
  lastIntro: (name: string) =>
    `${name} is your last factor. Without it your password alone is enough to log in, and a recovery code has nothing left to stand in for.`,
  lastWord: 'turn off',
  lastLabel: 'Type turn off to confirm',
  lastNeeded: 'Type turn off to confirm.',
  removeFailed: 'It could not be removed.',
  removed: (name: string) => `${name} removed`,
  gone: (name: string) => `${name} had been removed already`,
})
