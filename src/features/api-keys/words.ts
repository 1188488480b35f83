import { counted, messages } from '~/messages'

/** "1 API key", "3 API keys". */
export const apiKeys = (count: number) => counted(count, 'API key', 'API keys')

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
  total: apiKeys,
  clientIdOf: (name: string) => `client ID of ${name}`,

  filter: 'Filter by name or client ID',
  clearFilter: 'Clear filter',
  found: (count: number, total: number) => `${count} of ${apiKeys(total)}`,
  stillReading: (read: number, total: number) =>
    `Looked at ${read.toLocaleString('en')} of ${total.toLocaleString('en')} keys so far`,
  notAllRead: 'Not all keys could be read, so there may be more matches.',
  noMatch: (filter: string) => `No API key matches “${filter}”`,
  empty: 'No API keys yet',
  emptyMore: 'A key lets a script or an integration log in by itself.',
  sortBy: 'Sort by',
  nameUp: 'Name, A to Z',
  nameDown: 'Name, Z to A',
  newest: 'Newest first',
  oldest: 'Oldest first',
  modifiedLast: 'Last modified first',
  modifiedFirst: 'Last modified last',
  loading: 'Loading API keys',
  loadFailed: 'The API keys could not be loaded.',

  rename: 'Rename',
  delete: 'Delete…',
  notOffered: 'The server does not offer this to you.',
  refusedLink: 'The server’s link leads to another host, so it is not followed.',

  selected: (count: number) => `${apiKeys(count)} selected`,
  deleteSelected: (count: number) => `Delete ${apiKeys(count)}`,

  renamedNotice: (name: string) => `Renamed to ${name}`,
  deletedNotice: (name: string) => `${name} deleted`,
  goneNotice: (name: string) => `${name} had already been deleted`,
  deletedMany: (count: number) => `${apiKeys(count)} deleted`,
})

export const developerWords = messages({
  title: 'Developer credentials',
  purpose: 'for trying things out',
  token: 'Developer token',
  reveal: 'Reveal developer token',
  hide: 'Hide developer token',
  revealShort: 'Reveal',
  hideShort: 'Hide',
  copyToken: 'developer token',
  copyClientId: 'client ID',
  keepPrivate: 'Keep your developer token private: treat it like a password.',
  expiresIn: (left: string) => `Expires in ${left}`,
  expired: 'Expired',
  getFresh: 'Get a fresh one',
  hasNoExpiry: 'Says nothing about when it expires',
  none: 'You have no developer token.',
  noneAdvice: 'It comes with the API key named “default”. Create a key of that name, or ask for a fresh one.',
  noToken: 'The key named “default” came without a token.',
  decoded: 'What it says (decoded, signature not verified)',
  notJwt: 'This token is not a JWT, so there is nothing to read in it.',
  example: 'Use it',
  test: 'Test this token',
  whose: 'Whose token is this?',
  loadFailed: 'The developer credentials could not be loaded.',
})
