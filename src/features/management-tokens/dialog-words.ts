import { messages, pluralize } from '~/lib/messages'

const days = (count: number) => pluralize(count, 'day')

export const tokenFormWords = messages({
  name: 'Name',
  nameHint: 'Where it will be used, for instance “CI deploy”.',
  needName: 'Give the token a name.',
  tooLong: 'Use at most 255 characters.',
  duplicate: 'You already have a token with this name. That is allowed, but they are hard to tell apart.',
  expires: 'Expires',
  in: (hours: number) => (hours < 48 ? `In ${hours} hours` : `In ${hours / 24} days`),
  customHours: 'After a number of hours…',
  customDate: 'On a date…',
  hours: 'Hours',
  hoursHint: 'Minimum 1 hour.',
  date: 'Date',
  dateHint: 'The token works until the end of this day.',
  needHours: 'Use a whole number of hours, 1 or more.',
  needDate: 'Choose a day.',
  tooSoon: 'A token must last at least 1 hour.',
  tooLate: (max: number) => `A token can last at most ${days(max)} here.`,
  until: (when: string) => `Valid until ${when}`,
  shortest: 'The shorter the lifetime, the less harm a leak can do.',
})

export const createWords = messages({
  title: 'New token',
  intro: 'The token is shown once, right after you create it.',
  submit: 'Create token',
  deleteAndCreate: 'Delete it and create again',
  createAnyway: 'Create anyway',
  creating: 'The token is being created.',
  valueLost: (id: string) => `Token ${id} was created, but its value never arrived and can’t be shown again.`,
  cleanupFailed: (id: string) => `Could not delete token ${id}. You can create another one next to it.`,
  notCreated: 'No token was created. You can try again.',
  unknown:
    'Could not find out whether a token was created. Check the list before you try again, and delete any token whose value you never received.',

  // Announced after the user has left the dialog.
  createdUnseen: (id: string) => `Token ${id} was created after you left. Its value was not shown, so delete it.`,
  notCreatedUnseen: (name: string) => `Token ${name} was not created.`,
  unknownUnseen: (name: string) =>
    `Could not find out whether token ${name} was created. Check the list and delete any token whose value you never received.`,
  lostNotDeleted: (id: string) => `Could not delete token ${id}, whose value never arrived.`,
  lostDeleted: (id: string) => `Deleted token ${id}, whose value never arrived. No other token was created.`,
})

export const createdWords = messages({
  title: 'Token created',
  intro: (name: string) => `${name} is ready to use.`,
  warning: 'The token can’t be shown again. Copy or download it before you close this dialog.',
  token: 'Token',
  tryIt: 'Try it',
  example: 'Example',
  copyVariable: 'Copy with $MANAGE_API_TOKEN',
  copyExample: 'Copy with the token',
  exampleRefused:
    'Your browser blocked copying. The command is selected: press Ctrl+C or ⌘C, then put the token in place of the dots.',
})

export const testWords = messages({
  intro: 'Sends the token to the server to check that it works.',
  run: 'Test this token',
  works: (ms: number, owner: string | undefined, end: string) =>
    `200 · ${ms} ms · The token works. It ${owner ? `belongs to ${owner} and ` : ''}${end}.`,
  expires: (when: string) => `expires ${when}`,
  noExpiry: 'does not expire',
  disabled: (ms: number) => `200 · ${ms} ms · The token is disabled.`,
  unclear: (status: number, ms: number) =>
    `${status} · ${ms} ms · Could not understand the response. The token may still work.`,
  expired: (status: number, ms: number) => `${status} · ${ms} ms · The token has expired.`,
  unauthorized: (ms: number) =>
    `401 · ${ms} ms · The server rejected this token. A new token may take a moment to work.`,
  forbidden: (ms: number) => `403 · ${ms} ms · The server knows this token but denied access.`,
  absent: (ms: number) => `404 · ${ms} ms · This server cannot test tokens.`,
  other: (status: number, ms: number) =>
    `${status} · ${ms} ms · The server returned an error. The token may still work.`,
})

export const rotateWords = messages({
  title: (name: string) => `Rotate ${name}`,
  titleWithoutName: 'Rotate token',

  steps: 'Steps',
  create: 'Create new token',
  save: 'Save and test',
  deploy: 'Deploy',
  delete: 'Delete old token',

  intro: 'Create a new token first. The old token keeps working until you delete it in the last step.',
  createdTitle: 'New token created',
  begunElsewhere: 'Another tab has created the new token, so this one created none.',

  newExpired: (id: string) => `New token ${id} has expired. The old token is unchanged.`,
  newDisabled: (id: string) => `New token ${id} was disabled. The old token is unchanged.`,
})
