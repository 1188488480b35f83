import { groupDigits, listNames, messages, pluralize } from '~/lib/messages'

const otherSessions = (count: number) => pluralize(count, 'other session')

export const words = messages({
  title: 'Sessions',
  purpose: 'where you are logged in',
  thisSession: 'This session',
  allSessions: 'All sessions',
  thisBrowser: 'This browser',
  unknownDevice: 'Unknown device',
  on: (browser: string, system: string) => `${browser} on ${system}`,
  browserOn: (system: string) => `Browser on ${system}`,

  loggedIn: 'logged in',
  lastUsed: 'last used',
  loginUnknown: 'login time not known',
  lastUseUnknown: 'last use not known',
  withMethods: (methods: string[]) => `with ${listNames(methods)}`,
  withFactor: (methods: string[]) => `with ${listNames([...methods, 'a second factor'])}`,
  withoutFactor: 'without a second factor',
  through: (provider: string) => `through ${provider}`,

  logOut: 'Log out here',
  endsOnly: 'Logging out here ends this session only. Other browsers stay logged in.',
  keysWork: 'API keys and access tokens keep working.',
  tokenWorks: 'The bearer token of this page works until it expires.',
  tokenWorksUntil: (when: string) => `The bearer token of this page works until it expires ${when}.`,

  end: 'End session',
  endOf: (name: string) => `End session: ${name}`,
  endAll: (count: number) => `End ${otherSessions(count)}`,
  noOthers: 'You have no other sessions.',
  notMarked: 'The server does not say which of these sessions is this one. You can end them one by one.',
  showAll: (count: number) => `Show all ${groupDigits(count)} sessions`,
  loading: 'Loading sessions',
  loadFailed: 'Could not load your other sessions.',
})

/** Claims of RFC 8176 that name how the user authenticated. All others are left out. */
export const methodWords = messages({
  pwd: 'password',
  otp: 'one-time code',
  sms: 'text message',
  tel: 'phone call',
  pin: 'PIN',
  fpt: 'fingerprint',
  face: 'face recognition',
  sc: 'smart card',
})
