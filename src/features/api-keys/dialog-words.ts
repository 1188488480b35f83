import { groupDigits, messages, pluralize } from '~/lib/messages'

import { apiKeys } from './words'

export const createWords = messages({
  title: 'New API key',
  intro: 'The client secret is shown only once, right after the key is created.',
  hint: 'Name the place where you will use it, such as “CI deploy”.',
  submit: 'Create API key',
  needName: 'Give the key a name.',
  tooLong: 'Use at most 255 characters.',
  duplicate: 'You already have a key with this name. You can use it again, but the two are hard to tell apart.',
  unfinished: 'The key is reserved but not created yet. If you try again, the same key is created, not a second one.',
  mayBeCreated: 'The key may already exist. If you try again, the same key is created, not a second one.',
  limitReached: (count: number, limit: number) =>
    `You have ${groupDigits(count)} of ${pluralize(limit, 'key')}. The server will probably reject another one, so first delete a key that you no longer use.`,
  limit: 'You have reached the limit of API keys',
  limitAdvice: 'Delete a key that you no longer use, then try again. These are your oldest keys:',
  delete: 'Delete…',
  deleteOne: (name: string) => `Delete ${name}`,
  creating: 'The key is being created.',
  createdTitle: 'API key created',
  createdIntro: (name: string) => `${name} is ready to use.`,
  warning: 'The secret can’t be shown again. Copy or download it before you close this dialog.',
  clientSecret: 'Client secret',
  noClientId: 'The server sent no client ID with this key.',
  noSecret: 'The server sent no client secret with this key.',
  lostSecret:
    'An earlier attempt created this key, but its response never arrived, so the secret is lost. Delete this key and create another.',

  // Announced after the user has left the dialog.
  createdUnseen: (name: string) =>
    `The key ${name} was created after you left. Its client secret was not shown, so delete the key.`,
  notCreatedUnseen: (name: string) => `The key ${name} was not created.`,
  unknownUnseen: (name: string) =>
    `Could not find out whether the key ${name} was created. If it is in the list, delete it: its client secret was not shown.`,
})

export const renameWords = messages({
  title: 'Rename API key',
  submit: 'Rename',
})

export const deleteWords = messages({
  title: 'Delete API key',
  titleMany: (count: number) => `Delete ${apiKeys(count)}`,
  consequence: 'Anything that logs in with this key stops working immediately. You can’t undo this.',
  consequenceMany: 'Anything that logs in with these keys stops working immediately. You can’t undo this.',
  consequenceDefault: 'Your developer token belongs to this key. It stops working too.',
  typeName: (name: string) => `Type “${name}” to confirm`,
  mustMatch: (name: string) => `First type “${name}” above.`,
})
