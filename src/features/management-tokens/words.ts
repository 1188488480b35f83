import { pluralize, groupDigits, messages } from '~/lib/messages'

import type { TokenStatus } from './status'

/** "1 token", "3 tokens". */
export const tokens = (count: number) => pluralize(count, 'token')

export const statusWords = messages({
  active: 'Active',
  'expires-soon': 'Expires soon',
  expired: 'Expired',
  disabled: 'Disabled',
} satisfies Record<TokenStatus, string>)

export const words = messages({
  title: 'Access tokens',
  purpose:
    'Management tokens are for the Management API, not for storage inside a project. They always expire; delete those you do not use.',
  newToken: 'New token',
  personal: 'Personal access tokens',
  sessions: 'Session tokens',
  sessionsPurpose: 'Made by a login, and gone within hours.',

  name: 'Name',
  token: 'Token',
  created: 'Created',
  lastUsed: 'Last used',
  expires: 'Expires',
  status: 'Status',
  actions: 'Actions',
  notUsed: 'Not used yet',
  noExpiry: 'Never',
  unnamed: '(no name)',
  hint: (id: string) => `${id}-••••`,
  withId: (name: string, id: string) => `${name} (${id})`,
  superTag: 'super',
  scopes: (scopes: string[]) => (scopes.length > 0 ? `May: ${scopes.join(', ')}` : 'It has no scopes'),
  beingReplaced: 'being replaced',
  replacementOf: (id: string) => `replaces ${id}`,

  filter: 'Filter by name',
  anyStatus: 'Any status',
  sortBy: 'Sort by',
  nameUp: 'Name, A to Z',
  nameDown: 'Name, Z to A',
  newest: 'Newest first',
  oldest: 'Oldest first',
  usedLast: 'Last used first',
  usedFirst: 'Unused first',
  endsFirst: 'Expires first',
  endsLast: 'Expires last',
  clearFilter: 'Clear filter',
  noMatch: (filter: string) => `No token matches “${filter}”`,
  noneOfStatus: (status: string) => `No token is in the state “${status}”`,
  noMatchOfStatus: (filter: string, status: string) => `No token matches “${filter}” in the state “${status}”`,
  total: tokens,
  found: (count: number, total: number) => `${groupDigits(count)} of ${tokens(total)}`,
  empty: 'No tokens are created yet',
  emptyMore: 'A management token lets a script do what you may do in the Management API.',
  noPersonal: 'You have no personal access tokens.',
  loading: 'Loading tokens',
  loadFailed: 'Could not load the tokens.',
  absent: 'This server does not offer access tokens',
  absentMore: 'Its Management API has no list of them. Everything else works as usual.',

  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all on this page',
  selectAllOf: (section: string) => `Select all on this page of ${section}`,
  selectMatching: (count: number) => `Select all ${groupDigits(count)}`,
  allSelected: 'All of them are selected.',
  selected: (count: number) => `${tokens(count)} selected`,
  deleteSelected: (count: number) => `Delete ${tokens(count)}`,
  deleteExpired: 'Delete expired',
  pagesOf: (section: string) => `Pages of ${section}`,

  actionsFor: (name: string) => `Actions for ${name}`,
  replace: 'Replace…',
  continueReplacing: 'Continue replacing…',
  addToCalendar: 'Add expiry to calendar',
  delete: 'Delete…',
  notForSessions: 'A session token is made by a login. Log in there again for a new one.',
  notForSuper: 'Its successor would be a personal token, with other rights.',
  hasNoEnd: 'It does not expire.',
  isOver: 'It has expired already.',

  rotation: (name: string) => `You are replacing ${name}.`,
  rotationMore: 'The old token stays until you have said that its successor is deployed.',
  rotations: (count: number) => `You are replacing ${count} tokens.`,
  rotationsMore: 'Each stays until you have said that its successor is deployed.',
  continue: 'Continue',
  continueWith: (name: string) => `Continue replacing ${name}`,
  deletedAnnouncement: (name: string) => `${name} deleted`,
  alreadyDeletedAnnouncement: (name: string) => `${name} had already been deleted`,
  deletedMany: (count: number) => `${tokens(count)} deleted`,
})

export const calendarWords = messages({
  summary: (name: string) => `Access token “${name}” expires`,
  description: (id: string, page: string) =>
    `Token ${id} stops working at this moment. Replace it before, where it is in use: ${page}`,
  fileName: (id: string) => `token-${id}.ics`,
  saidDownloaded: (name: string) => `Calendar entry for ${name} downloaded`,
})
