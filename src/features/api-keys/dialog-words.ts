import { messages } from '~/lib/messages'

import { apiKeys } from './words'

export const createWords = messages({
  title: 'New API key',
  intro: 'The client secret is shown once, right after the key is made.',
  hint: 'Where it will be used, for instance “CI deploy”.',
  submit: 'Create API key',
  needName: 'Give the key a name.',
  tooLong: 'Use at most 255 characters.',
  duplicate: 'You have a key of this name already. That is allowed, but hard to tell apart.',
  unfinished:
    'The key is reserved but not finished. Trying again continues with the same key, so there will be no second one.',
  limit: 'You have reached the limit of API keys',
  limitAdvice: 'Delete one that is not used any more, then try again. These are your oldest keys:',
  delete: 'Delete',
  reallyDelete: 'Really delete',
  deleteOne: (name: string) => `Delete ${name}`,
  confirmOne: (name: string) => `Really delete ${name}`,
  createdTitle: 'API key created',
  createdIntro: (name: string) => `${name} is ready to use.`,
  warning: 'The secret cannot be shown again. Copy or download it before you close.',
  clientSecret: 'Client secret',
  noSecret: 'The server sent no client secret with this key.',
  lostSecret:
    'The key had been created by an earlier attempt whose answer never arrived, and its secret with it. Delete this key and create another.',
  download: 'Download .env',
  copyEnv: 'Copy as .env',
})

export const renameWords = messages({
  title: 'Rename API key',
  submit: 'Rename',
  same: 'This is its name already.',
})

export const deleteWords = messages({
  title: 'Delete API key',
  titleMany: (count: number) => `Delete ${apiKeys(count)}`,
  consequence: 'Anything that logs in with this key stops working at once. You can’t undo this.',
  consequenceMany: 'Anything that logs in with these keys stops working at once. You can’t undo this.',
  consequenceDefault: 'Your developer token belongs to this key. It stops working too.',
  typeName: (name: string) => `Type “${name}” to confirm`,
  mustMatch: (name: string) => `First type “${name}” above.`,
})
