import { messages } from '~/lib/messages'

export const rotateWords = messages({
  title: (name: string) => `Rotate ${name}`,
  titleWithoutName: 'Rotate API key',

  steps: 'Steps',
  create: 'Create new key',
  save: 'Save and test',
  deploy: 'Deploy',
  delete: 'Delete old key',

  intro: 'Create a new key first. The old key keeps working until you delete it in the last step.',
  createdTitle: 'New key created',
  begunElsewhere: 'Another tab has created the new key, so this one created none.',

  notForDefault:
    'The key “default” carries your developer token, which would end with it. Create another key for anything that lasts.',
  notDeletable: 'The server does not allow you to delete this key, so a rotation could not end.',
  deleteLinkRejected: 'The server’s link to delete this key leads to a wrong URL, so a rotation could not end.',
  notCreatable: 'The server does not allow you to create a key. The old key is unchanged.',
})
