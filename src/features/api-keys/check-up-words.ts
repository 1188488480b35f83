import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  unknown: 'Could not load your API keys',
  none: 'You have no API keys',
  noneMore: 'There is none that could be too old.',
  old: (count: number) => `${pluralize(count, 'API key is', 'API keys are')} older than a year`,
  /** Only the first page was asked for, and all of it is old. */
  oldAtLeast: (count: number) => `${count} or more API keys are older than a year`,
  oldMore: (name: string, age: string) => `The oldest is ${name}, ${age}; replace it and delete the old one.`,
  reviewOld: 'Review oldest',
  noneOld: 'No API key is older than a year',
  noneOldMore: (name: string, age: string) => `The oldest is ${name}, ${age}.`,
  lastUse: 'Last use of API keys is not known',
  lastUseMore: 'This server does not report it.',

  tokenUnknown: 'The developer token is not known',
  tokenSilent: 'It does not say when it expires.',
  tokenExpired: 'The developer token has expired',
  tokenExpiredMore: 'What still uses it is refused.',
  tokenSoon: (left: string) => `The developer token expires in ${left}`,
  tokenSoonMore: 'What uses it is refused from then on.',
  getFresh: 'Get a fresh one',
  tokenGood: (left: string) => `The developer token is good for ${left}`,
  tokenGoodMore: 'It lasts no longer than a week; a new one comes with the list of keys.',
  tokenGoodLong: 'There is more than a week left.',
})
