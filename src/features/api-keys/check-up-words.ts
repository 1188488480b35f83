import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  loadFailed: 'Could not load your API keys',
  notAllChecked: 'Could not check all API keys',
  none: 'You have no API keys',
  noneMore: 'There are no keys to review.',
  old: (count: number) => `${pluralize(count, 'API key is', 'API keys are')} older than a year`,
  /** Used if all keys of the first page are old and more pages exist. */
  oldAtLeast: (count: number) => `${count} or more API keys are older than a year`,
  oldMore: (name: string, age: string) => `The oldest is ${name} (${age}).`,
  oldWhy: 'The older a secret is, the more copies exist.',
  oldStep: 'Review your oldest API keys',
  reviewOld: 'Review',
  noneOld: 'No API key is older than a year',
  noneOldMore: (name: string, age: string) => `The oldest is ${name} (${age}).`,
  lastUse: 'The last use of your API keys is unknown',
  lastUseMore: 'The server does not report it.',

  token: 'Developer token',
  active: 'Active',
  'expires-soon': 'Expires soon',
  expired: 'Expired',
  tokenFailed: 'Could not check the developer token',
  tokenNoExpiry: 'The token does not state when it expires.',
  tokenExpired: 'The developer token has expired',
  tokenExpiredMore: 'The API rejects requests that use it.',
  tokenSoon: (left: string) => `The developer token expires in ${left}`,
  tokenSoonMore: 'After that, the API rejects requests that use it.',
  getFresh: 'Get a fresh token',
  tokenGood: (left: string) => `The developer token is valid for ${left}`,
  tokenGoodMore: 'It lasts a week at most. Loading your API keys gets a new one.',
  tokenGoodLong: 'It expires in more than a week.',
})
