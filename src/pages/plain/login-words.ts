import { messages } from '~/lib/messages'

export const words = messages({
  login: (brand: string) => `Log in to ${brand}`,
  loginTitle: 'Log in',
  logIn: 'Log in',
  loggedOut: 'You are logged out.',
  tryAgain: 'Try again',
  asSomeoneElse: 'Log in as someone else',
  denied: 'Access denied.',
  blocked: 'This account is blocked. Contact your administrator.',
  clock: 'Login failed because this device’s clock is wrong. Correct it and try again.',
  loop: 'Login failed several times in a row. Your browser may be blocking cookies for this site.',
  offline: 'You are offline. Connect to the network and try again.',
  storage: 'Your browser blocks storage for this site. Allow site data and try again.',
  failed: 'Login failed. Try again.',
  providerMessage: 'Message from the identity provider:',

  usedLinkTitle: 'Log in',
  usedLink: 'This login link was already used',
  usedLinkMore: 'A login link works only once. Continue to log in again.',
  continue: 'Continue',
})
