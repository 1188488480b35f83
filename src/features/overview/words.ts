import { listNames, messages, pluralize } from '~/lib/messages'

export const words = messages({
  protection: 'Protect your account',
  credentials: 'Keys and tokens',
  waiting: 'Waiting for you',
  protections: 'Protections',
  checking: 'Checking…',
  score: (inPlace: number, counted: number) =>
    counted === 1
      ? `${inPlace} of 1 protection is in place.`
      : `${inPlace} of ${counted} protections ${inPlace === 1 ? 'is' : 'are'} in place.`,
  scoreOfKnown: (inPlace: number, counted: number) =>
    `${inPlace} of ${pluralize(counted, 'protection')} that could be checked ${inPlace === 1 ? 'is' : 'are'} in place.`,
  noScore: 'Your protections could not be checked.',
  noProtections: 'There are no protections to check here.',
  ring: (inPlace: number, counted: number) => `${inPlace}/${counted}`,

  nextStep: (minutes: number) => `Next step · about ${pluralize(minutes, 'minute')}`,
  nothingToDo: 'Nothing to do right now',
  nothingToDoMore: 'The check-up runs each time you open this page.',
  someFailed: 'Some checks did not succeed',
  someFailedMore: 'The next step depends on them. They are marked on this page.',
  notHere: 'No step that you can take here',
  notHereMore: 'The open items say who can help.',

  howCounted: 'How this is counted',
  counted: (titles: string[]) => `Each protection counts the same: ${listNames(titles)}.`,
  unknownCounted: (titles: string[]) => `What could not be checked is not counted as missing: ${listNames(titles)}.`,
  notCounted:
    'Protections that this server does not offer are left out. Keys, tokens, messages and your last login do not change the score, and neither does dismissing an item.',

  toReview: (count: number) => `${count} to review`,
  nothingToReview: 'Nothing to review',
  nothingWaiting: 'Nothing is waiting for you',
  stillChecking: 'Still checking…',

  dismiss: 'Dismiss for 90 days',
  dismissItem: (title: string) => `Dismiss for 90 days: ${title}`,
  dismissed: (title: string) => `Dismissed for 90 days: ${title}`,
  isBack: (title: string) => `Shown again: ${title}`,
  isDismissed: 'Dismissed',
  showAgain: 'Show again',
  showItemAgain: (title: string) => `Show again: ${title}`,

  foldedItems: 'Other checks',
  passed: (count: number) => pluralize(count, 'check passed', 'checks passed'),
  unknown: (count: number) => `${count} cannot be checked on this server`,
  dismissedCount: (count: number) => `${count} dismissed`,
  join: (parts: string[]) => parts.join(' · '),

  tryAgainIn: (label: string, seconds: number) => `${label} in ${seconds} s`,
})

/** Read by screen readers before the title of an item. Sighted users see an icon or a dot. */
export const stateWords = messages({
  urgent: 'Urgent:',
  important: 'To do:',
  minor: 'To do:',
  waiting: 'New:',
  failed: 'Not checked:',
  unknown: 'Not checked:',
  later: 'Later:',
  fact: '',
  done: 'Done:',
})
