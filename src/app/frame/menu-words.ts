import { messages } from '~/lib/messages'

export const menuWords = messages({
  menu: 'Profile menu',
  changePassword: 'Change Password',
  apiKeysItem: 'API Keys',
  manageAccount: 'Manage Account',
  leavesTo: (host: string) => `Leaves for ${host}`,
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  logOut: 'Log Out',
})

export const endedWords = messages({
  endedTitle: 'Your session has ended',
  ended: 'Log in again to go on. You will come back to this page.',
  endedTyped: 'What you have typed stays here until you leave.',
  logInAgain: 'Log in again',
  stay: 'Stay on this page',
})

export const leavingWords = messages({
  failed: 'The login could not be started.',
})
