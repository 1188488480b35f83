import { messages } from '~/lib/messages'

export const menuWords = messages({
  menu: 'Profile menu',
  changePassword: 'Change Password',
  apiKeysItem: 'API Keys',
  manageAccount: 'Manage Account',
  opensHost: (host: string) => `Opens ${host}`,
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  logOut: 'Log Out',
})

export const endedWords = messages({
  endedTitle: 'Your session has ended',
  ended: 'Log in again to continue. You will return to this page.',
  inputStays: 'Your input stays on this page until you leave it.',
  logInAgain: 'Log in again',
  stay: 'Stay on this page',
})

export const loginWords = messages({
  failed: 'Could not start the login.',
})
