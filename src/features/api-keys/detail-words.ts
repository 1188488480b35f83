import { messages } from '~/lib/messages'

export const detailWords = messages({
  /** Title of the page until the key's name is known, and of a key that does not exist. */
  title: 'API key',
  documentTitle: (name: string) => `${name} · API keys`,
  purpose: 'A script or an integration logs in with the client ID and the client secret of this key.',
  breadcrumbs: 'Breadcrumbs',
  id: 'ID',
  owner: 'Owner',
  noOwner: 'Not known',
  loading: 'Loading the API key',
  loadFailed: 'Could not load the API key.',
  gone: 'This API key does not exist',
  goneMore: 'It was deleted, or it belongs to another account.',
  reload: 'Reload',
  notFound: 'Could not find this API key',
  notFoundMore: 'Some of your API keys could not be read, so this key may still exist.',
  showAll: 'Show all API keys',
})
