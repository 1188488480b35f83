import { messages } from '~/lib/messages'

export const words = messages({
  login: (brand: string) => `Log in to ${brand}`,
  loginTitle: 'Log in',
  logIn: 'Log in',
  loggedOut: 'You are logged out.',
  tryAgain: 'Try again',
  asSomeoneElse: 'Log in as someone else',
  denied: 'You were not let in.',
  blocked: 'This account is blocked. Ask whoever runs this service.',
  clock: 'The login was refused because this device’s clock is wrong. Set it and try again.',
  loop: 'You were sent to log in several times in a row without success. Your browser may be blocking cookies for this site.',
  offline: 'You are offline, so it is not known whether you are logged in.',
  storage: 'Your browser blocks storage for this site, and a login needs it. Allow site data and try again.',
  failed: 'The login did not work.',
  auth0Said: 'What the identity provider said:',

  usedLinkTitle: 'Log in',
  usedLink: 'This sign-in link was already used',
  usedLinkMore: 'Sign-in links work once. You can go on from here.',
  goOn: 'Continue',
})
