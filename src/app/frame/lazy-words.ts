import { messages } from '~/lib/messages'

/* Words of the parts of the frame that load after the first screen, so that the first load does not contain them. */

export const menuWords = messages({
  menu: 'Profile menu',
  profile: 'Profile',
  changePassword: 'Change Password',
  changePasswordHint: 'Sends you a link by email',
  apiKeysItem: 'API Keys',
  manageAccount: 'Manage Account',
  opensHost: (host: string) => `Opens ${host}`,
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  logOut: 'Log Out',
  version: (version: string) => `Version ${version}`,
})

export const outsideWords = messages({
  backTo: (host: string) => `Back to ${host}`,
  help: 'Help',
  docs: 'Documentation',
  support: 'Support',
  status: 'Status',
})

export const breadcrumbWords = messages({
  label: 'Breadcrumbs',
  apiKey: 'API key',
})

export const endedWords = messages({
  endedTitle: 'Your session has ended',
  ended: 'Log in again to continue. You will return to this page.',
  inputStays: 'Your input stays on this page until you leave it.',
  inputComesBack: 'Your input will be here after the login.',
  logInAgain: 'Log in again',
  stay: 'Stay on this page',
})

export const loginWords = messages({
  failed: 'Could not start the login.',
})

export const sheetWords = messages({
  close: 'Close navigation',
})

export const bannerWords = messages({
  operator: 'Message from your administrator',
  more: 'More information',
  dismiss: 'Dismiss message',
  newVersion: 'A newer version of this page is available.',
  reload: 'Reload',
})
