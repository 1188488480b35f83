import { pluralize, groupDigits, messages } from '~/lib/messages'

/** "1 API key", "3 API keys". */
export const apiKeys = (count: number) => pluralize(count, 'API key')

export const words = messages({
  title: 'API keys',
  purpose: 'Authenticate scripts and integrations with a client ID and secret instead of a login.',
  newKey: 'New API key',
  name: 'Name',
  clientId: 'Client ID',
  created: 'Created',
  lastModified: 'Last modified',
  actions: 'Actions',
  actionsFor: (name: string) => `Actions for ${name}`,
  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all on this page',
  developerTag: 'developer token',
  total: (count: number, limit: number | undefined) =>
    limit === undefined ? apiKeys(count) : `${groupDigits(count)} of ${groupDigits(limit)} keys`,
  clientIdOf: (name: string) => `client ID of ${name}`,
  /** Contains the whole ID, because the table shows only a shortened one. */
  copyRefused: (clientId: string) => `Your browser blocked copying. The client ID is ${clientId}.`,

  filter: 'Filter by name or client ID',
  clearFilter: 'Clear filter',
  found: (count: number, total: number) => `${count} of ${apiKeys(total)}`,
  searching: (read: number, total: number) => `Searched ${groupDigits(read)} of ${groupDigits(total)} keys so far`,
  searchIncomplete: 'Could not load all keys, so there may be more matches.',
  noMatch: (filter: string) => `No API key matches “${filter}”`,
  empty: 'No API keys yet',
  emptyMore: 'Create a key to let a script or an integration log in.',
  sortBy: 'Sort by',
  nameUp: 'Name, A to Z',
  nameDown: 'Name, Z to A',
  newest: 'Newest first',
  oldest: 'Oldest first',
  modifiedLast: 'Last modified, newest first',
  modifiedFirst: 'Last modified, oldest first',
  loading: 'Loading API keys',
  loadFailed: 'Could not load the API keys.',

  rename: 'Rename',
  delete: 'Delete…',
  notAllowed: 'The server does not allow you to do this.',
  linkRejected: 'The server’s link leads to a wrong URL, so it was not followed.',

  selected: (count: number) => `${apiKeys(count)} selected`,
  deleteSelected: (count: number) => `Delete ${apiKeys(count)}`,

  renamedAnnouncement: (name: string) => `Renamed to ${name}`,
  deletedAnnouncement: (name: string) => `${name} deleted`,
  alreadyDeletedAnnouncement: (name: string) => `${name} had already been deleted`,
  deletedMany: (count: number) => `${apiKeys(count)} deleted`,
})

export const developerWords = messages({
  title: 'Developer credentials',
  purpose: 'for quick tests',
  token: 'Developer token',
  reveal: 'Reveal developer token',
  hide: 'Hide developer token',
  isRevealed: 'Developer token revealed for 30 seconds',
  isHidden: 'Developer token hidden',
  revealShort: 'Reveal',
  hideShort: 'Hide',
  copyToken: 'developer token',
  copyClientId: 'client ID',
  sessionEnded: 'Log in again to see your developer token.',
  keepPrivate: 'Keep your developer token private: treat it like a password.',
  expiresIn: (left: string) => `Expires in ${left}`,
  expired: 'Expired',
  getFresh: 'Get a fresh token',
  hasNoExpiry: 'This token does not say when it expires.',
  none: 'You have no developer token.',
  noneAdvice: 'The token comes with the API key named “default”. Create that key, or get a fresh token.',
  noToken: 'The server sent no token with the key named “default”.',
  decoded: 'Decoded claims (signature not verified)',
  notJwt: 'This token is not a JWT, so it cannot be decoded.',
  example: 'Use it',
  test: 'Test this token',
  whose: 'Whose token is this?',
  loadFailed: 'Could not load the developer credentials.',
})
