import { messages } from '~/lib/messages'

import { apiKeys } from './words'

export const createWords = messages({
  title: 'New API key',
  intro: 'The client secret is shown once, right after you create the key.',
  hint: 'Where it will be used, for instance “CI deploy”.',
  submit: 'Create API key',
  needName: 'Give the key a name.',
  tooLong: 'Use at most 255 characters.',
  duplicate: 'You already have a key with this name. That is allowed, but they are hard to tell apart.',
  unfinished:
    'The key is reserved but not created yet. Trying again continues with the same key and creates no second one.',
  limit: 'You have reached the limit of API keys',
  limitAdvice: 'Delete one that is not used any more, then try again. These are your oldest keys:',
  delete: 'Delete',
  reallyDelete: 'Really delete',
  deleteOne: (name: string) => `Delete ${name}`,
  confirmOne: (name: string) => `Really delete ${name}`,
  createdTitle: 'API key created',
  createdIntro: (name: string) => `${name} is ready to use.`,
  warning: 'The secret can’t be shown again. Copy or download it before you close this dialog.',
  clientSecret: 'Client secret',
  noSecret: 'The server sent no client secret with this key.',
  lostSecret:
    'An earlier attempt created this key, but its response with the secret never arrived. Delete this key and create another.',
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
  consequence: 'Anything that logs in with this key stops working at once. This cannot be undone.',
  consequenceMany: 'Anything that logs in with these keys stops working at once. This cannot be undone.',
  consequenceDefault:
    'This key carries your developer token: the token and everything that uses it stop working at once.',
  typeName: (name: string) => `Type “${name}” to confirm`,
  mustMatch: (name: string) => `Type ${name} first.`,
  retry: (count: number) => `Try ${count} again`,
})
