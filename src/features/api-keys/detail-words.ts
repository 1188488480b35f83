import { messages } from '~/lib/messages'

export const detailWords = messages({
  /** Title of the page until the key's name is known, and of a key that does not exist. */
  title: 'API key',
  documentTitle: (name: string) => `${name} · API keys`,
  purpose: 'A script or an integration logs in with the client ID and the client secret of this key.',
  breadcrumbs: 'Breadcrumbs',
  id: 'Key ID',
  secret: 'Client secret',
  secretMore: 'Shown once when the key was created. Lost it? Rotate the key.',
  secretDefault: 'Shown once when the key was created.',
  owner: 'Owner',
  you: 'you',
  noOwner: 'Not known',
  rotate: 'Rotate',
  continueRotation: 'Continue rotation',
  more: (name: string) => `More actions for ${name}`,
  loading: 'Loading the API key',
  loadFailed: 'Could not load the API key.',
  gone: 'This API key does not exist',
  goneMore: 'It was deleted, or it belongs to another account.',
  reload: 'Reload',
  notFound: 'Could not find this API key',
  notFoundMore: 'Some of your API keys could not be read, so this key may still exist.',
  showAll: 'Show all API keys',

  use: 'Use this key',
  examplesPurpose: 'Commands read the secret from a variable, never from the command line.',

  tokens: 'Tokens of this key',
  tokensPurpose: 'that you pasted into “Whose token is this?” since this page was loaded. The tokens are not kept.',
  issued: 'Issued',
  expires: 'Expires',
  expired: 'Expired',
  audience: 'Audience',
  notStated: 'Not stated',
})
