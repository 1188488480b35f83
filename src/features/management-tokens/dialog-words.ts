import { groupDigits, messages, pluralize } from '~/lib/messages'

import { tokens } from './words'

const days = (count: number) => pluralize(count, 'day')

export const tokenFormWords = messages({
  name: 'Name',
  nameHint: 'Where it will be used, for instance “CI deploy”.',
  needName: 'Give the token a name.',
  tooLong: 'Use at most 255 characters.',
  duplicate: 'You have a token of this name already. That is allowed, but hard to tell apart.',
  expires: 'Expires',
  in: (hours: number) => (hours < 48 ? `In ${hours} hours` : `In ${hours / 24} days`),
  customHours: 'After a number of hours…',
  customDate: 'On a date…',
  hours: 'Hours',
  hoursHint: 'Minimum 1 hour.',
  date: 'Date',
  dateHint: 'The token is good until the end of this day.',
  needHours: 'Use a whole number of hours, 1 or more.',
  needDate: 'Choose a day.',
  tooSoon: 'A token lives for at least 1 hour.',
  tooLate: (max: number) => `A token lives for at most ${days(max)} here.`,
  until: (when: string) => `Good until ${when}`,
  shortest: 'The shorter it lives, the less a leak matters.',
})

export const createWords = messages({
  title: 'New token',
  intro: 'The token is shown once, right after it is made.',
  submit: 'Create token',
  again: 'Delete it and create again',
  createAnyway: 'Create anyway',
  creating: 'The token is being made.',
  notDeleted: (id: string) => `The token ${id} could not be deleted. You can make another beside it.`,
  madeUnseen: (id: string) => `Token ${id} was made after you had left. Its value was not shown: delete it.`,
  failedUnseen: (name: string) => `The token ${name} was not made.`,
  unknownUnseen: (name: string) =>
    `Whether the token ${name} was made is not known. Look into the list: one whose value never arrived is better deleted.`,
  lostKept: (id: string) => `Token ${id}, whose value never arrived, could not be deleted.`,
  lostDeleted: (id: string) => `Token ${id}, whose value never arrived, is deleted. No other was made.`,
  made: (id: string) =>
    `The token ${id} was made, but the answer with its value never arrived, and it cannot be shown again.`,
  notMade: 'No token was made: you can try again.',
  unknown:
    'Whether a token was made is not known, and the list does not tell. Look there before you try again: a token whose value never arrived is better deleted.',
})

export const createdWords = messages({
  title: 'Token created',
  intro: (name: string) => `${name} is ready to use.`,
  warning: 'It cannot be retrieved again. Copy or download it before you close.',
  token: 'Token',
  download: 'Download .env',
  copyEnv: 'Copy as .env',
  tryIt: 'Try it',
  example: 'Example',
  copyExample: 'Copy with the token',
  exampleRefused:
    'Your browser blocked copying. The command is selected: press Ctrl+C or ⌘C, and put the token where the dots are.',
})

export const testWords = messages({
  intro: 'Asks the server who the token belongs to, with the token itself.',
  run: 'Test this token',
  works: (ms: number, owner: string | undefined, end: string) =>
    `200 · ${ms} ms · The token works. It ${owner ? `belongs to ${owner} and ` : ''}${end}.`,
  expires: (when: string) => `expires ${when}`,
  noExpiry: 'does not expire',
  disabled: (ms: number) => `200 · ${ms} ms · The server knows the token, but it is disabled.`,
  unclear: (status: number, ms: number) =>
    `${status} · ${ms} ms · The answer was not understood, which says nothing about the token.`,
  expired: (status: number, ms: number) => `${status} · ${ms} ms · The token has expired.`,
  unauthorized: (ms: number) =>
    `401 · ${ms} ms · The server does not accept this token. A new one may take a moment to work.`,
  forbidden: (ms: number) => `403 · ${ms} ms · The server knows this token, but refuses it.`,
  absent: (ms: number) => `404 · ${ms} ms · This server has no address to test tokens at.`,
  other: (status: number, ms: number) =>
    `${status} · ${ms} ms · The server answered with an error, which says nothing about the token.`,
})

export const deleteWords = messages({
  title: 'Delete token',
  titleMany: (count: number) => `Delete ${tokens(count)}`,
  consequence: 'Anything that uses this token stops working immediately. You can’t undo this.',
  consequenceMany: 'Anything that uses these tokens stops working immediately. You can’t undo this.',
  expired: 'This token has expired, so nothing can be using it. You can’t undo this.',
  expiredMany: 'These tokens have expired, so nothing can be using them. You can’t undo this.',
  session: 'Deleting this token logs its session out immediately. You can’t undo this.',
  inUse: (when: string) => `Last used ${when}, so something probably depends on it.`,
  inUseMany: (count: number) =>
    count === 1
      ? 'One of them was used in the last 7 days, so something probably depends on it.'
      : `${groupDigits(count)} of them were used in the last 7 days, so something probably depends on them.`,
})

export const rotateWords = messages({
  title: (name: string) => `Replace ${name}`,
  titleOfNone: 'Replace token',
  steps: 'Steps',
  intro: 'A successor is made first. The old token is left alone until you delete it at the end.',
  create: 'Create successor',
  saveAndTest: 'Save and test',
  deploy: 'Deploy',
  delete: 'Delete old',
  createdTitle: 'Successor created',

  notSaved: 'Did you save the successor?',
  notSavedMore: (id: string) =>
    `The token ${id} was shown once. Without its value it is of no use: then delete it and make another.`,
  wasSaved: 'I have saved it',
  startAgain: 'Delete it and start again',

  deployIntro:
    'Put the successor wherever the old token is in use, then come back. This place remembers how far you are.',
  old: (id: string) => `Old token, ${id}`,
  newToken: (id: string) => `Successor, ${id}`,
  notKnown: 'Not known yet',
  lookingUp: 'Looking up when they were last used.',
  usedAt: (when: string) => `Last used ${when}`,
  stillUsed: 'The old token was used after its successor had been made: something may still need it.',
  quiet: 'The old token has not been used since its successor was made.',
  successorUnused: 'The successor has not been used yet.',
  successorUsed: 'The successor was used. A test of it counts as well.',
  checkAgain: 'Check again',
  checkFailed: 'Whether the old token is still used is not known.',
  isDeployed: 'Is it deployed?',
  confirm: 'Yes, everything that used the old token has the successor now',
  confirmFirst: 'Say first that the successor is deployed.',
  deleteOld: 'Delete the old token',
  later: 'Later',
  deleteFailed: 'The old token could not be deleted. Both tokens work for now, and nothing is lost.',
  deleteUnknown: 'Whether the old token was deleted is not known. Look at the list, or try again.',
  startFailed: 'The successor could not be deleted.',
  successorDeleted: (id: string) => `The successor ${id} is deleted. The old token is untouched.`,
  about: (name: string, what: string) => `Replacing ${name}: ${what}`,
  startUnknown: 'Whether the successor was deleted is not known. Trying again does no harm.',
  successorGone: (id: string) => `The successor ${id} is not there any more. The old token is untouched.`,
  successorOver: (id: string) => `The successor ${id} has expired. The old token is untouched.`,
  successorDisabled: (id: string) => `The successor ${id} has been disabled. The old token is untouched.`,
  makeAnother: 'Make another',
  giveUp: 'Stop replacing',
  oldGone: 'The old token is not there any more: there is nothing left to do.',
  endedElsewhere: 'This replacement was finished, or given up, in another tab.',
  notThere: 'There is no such token any more.',
  replaced: (name: string, id: string) => `${name} replaced: the old token ${id} is deleted`,
})
