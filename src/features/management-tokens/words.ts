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
    'Management tokens are for the Management API: to create and move projects, create organizations, and monitor projects. If you don’t use this API, you don’t need one. They don’t work for storage inside a project. They always expire. Delete the ones you no longer use.',
  newToken: 'New token',
  personal: 'Personal access tokens',
  sessions: 'Session tokens',
  sessionsPurpose: 'Created by a login. They expire within hours.',

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
  scopes: (scopes: string[]) => (scopes.length > 0 ? `Scopes: ${scopes.join(', ')}` : 'This token has no scopes'),
  beingRotated: 'being rotated',
  newTokenFor: (id: string) => `new token for ${id}`,

  filter: 'Filter by name',
  anyStatus: 'Any status',
  sortBy: 'Sort by',
  nameUp: 'Name, A to Z',
  nameDown: 'Name, Z to A',
  newest: 'Newest first',
  oldest: 'Oldest first',
  usedLast: 'Last used, newest first',
  usedFirst: 'Last used, oldest first',
  endsFirst: 'Expires soonest first',
  endsLast: 'Expires latest first',
  clearFilter: 'Clear filter',
  noMatch: (filter: string) => `No token matches “${filter}”`,
  noneOfStatus: (status: string) => `No token has the status “${status}”`,
  noMatchOfStatus: (filter: string, status: string) => `No token with the status “${status}” matches “${filter}”`,
  total: tokens,
  found: (count: number, total: number) => `${groupDigits(count)} of ${tokens(total)}`,
  apiDocs: 'Documentation of the Management API',
  empty: 'No tokens are created yet',
  emptyMore: 'You need one only to let a script use the Management API with your permissions.',
  noPersonal: 'You have no personal access tokens.',
  loading: 'Loading tokens',
  loadFailed: 'Could not load the tokens.',
  unavailable: 'Access tokens are not available on this server',
  unavailableMore: 'Everything else works as usual.',

  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all on this page',
  selectAllOf: (section: string) => `Select all on this page of ${section}`,
  selectMatching: (count: number) => `Select all ${groupDigits(count)}`,
  allSelected: 'All matching tokens are selected.',
  selected: (count: number) => `${tokens(count)} selected`,
  deleteSelected: (count: number) => `Delete ${tokens(count)}`,
  deleteExpired: 'Delete expired',
  pagesOf: (section: string) => `Pages of ${section}`,

  actionsFor: (name: string) => `Actions for ${name}`,
  rotate: 'Rotate…',
  continueRotation: 'Continue rotation…',
  addToCalendar: 'Add expiry to calendar',
  delete: 'Delete…',
  notForSessions: 'A session token is created by a login. Log in there again for a new one.',
  notForSuper: 'The new token would be a personal token with different permissions.',
  neverExpires: 'This token does not expire.',
  hasExpired: 'This token has already expired.',

  rotation: (name: string) => `You are rotating ${name}.`,
  rotationMore:
    'This browser has saved the rotation. The old token works until you confirm that the new one is deployed.',
  rotations: (count: number) => `You are rotating ${count} tokens.`,
  rotationsMore:
    'This browser has saved the rotations. Each old token works until you confirm that its new token is deployed.',
  continue: 'Continue',
  continueWith: (name: string) => `Continue rotating ${name}`,
  deletedAnnouncement: (name: string) => `${name} deleted`,
  alreadyDeletedAnnouncement: (name: string) => `${name} had already been deleted`,
  deletedMany: (count: number) => `${tokens(count)} deleted`,
})

export const calendarWords = messages({
  summary: (name: string) => `Access token “${name}” expires`,
  description: (id: string, page: string) => `Token ${id} stops working at this moment. Rotate it before then: ${page}`,
  fileName: (id: string) => `token-${id}.ics`,
  downloadedAnnouncement: (name: string) => `Calendar entry for ${name} downloaded`,
})
