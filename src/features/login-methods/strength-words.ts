import { messages } from '~/lib/messages'

/** `login` is "password", or "login with Google" if another provider manages the password. */
export const strengthWords = messages({
  pending: 'Checking how you log in…',
  meter: 'Strength of your login',
  level: (level: number) => `${level} of 4`,
  password: 'password',
  loginWith: (provider: string) => `login with ${provider}`,

  dependsOnTenant: 'This is true of logins that ask for your second factor.',

  unknown: 'Strength not known',
  unavailable: 'This console can’t read your login methods. You see your factors when you log in.',
  failed: 'Your login methods did not load.',
  unreadable: 'Some of your login methods could not be read.',
  provider: (provider: string) =>
    `You log in with ${provider}. It may ask for more than a password, but does not report it.`,
})

export const protectionWords = messages({
  password: () => 'Weak: password only',
  'passkey-or-password': () => 'Fair: your password alone still works',
  code: (login: string) => `Fair: ${login} and a code by email or phone`,
  'passkey-or-code': (login: string) => `Fair: ${login} and a code still work`,
  factor: (login: string) => `Strong: ${login} and second factor`,
  'factor-not-asked': () => 'Fair: your last login did not ask for your second factor',
  'security-key': (login: string) => `Very strong: ${login} and security key`,
  'passkey-or-factor': (login: string) => `Very strong: passkey, or ${login} and second factor`,
})

export const nextWords = messages({
  'add-factor': 'Set up a second factor, so that a stolen password is not enough.',
  'add-stronger-factor': 'Add an app. Codes by email or phone are easier to steal.',
  'add-passkey': 'Add a passkey to also be safe from phishing pages.',
  'ask-administrator': 'You can’t change this here. Ask your administrator.',
  'use-passkey': 'Log in with your passkey: it does not work on a phishing page.',
})
