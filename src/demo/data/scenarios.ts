import type { Database } from './database'
import { nothingDone } from './manage-state'
import { noTokenEdits } from './management-token-state'

export const dataScenarios = {
  usual: { name: 'Usual', description: 'Six keys, eleven tokens, three invitations, twenty notifications.' },
  empty: { name: 'Empty account', description: 'No keys, no tokens, and nobody has written.' },
  'keys-57': { name: '57 keys', description: 'Three pages.' },
  'keys-2000': { name: '2,000 keys', description: 'A hundred pages.' },
  'keys-10000': { name: '10,000 keys', description: 'Five hundred pages.' },
  'no-default-key': { name: 'No default key', description: 'Five keys, so there is no developer token.' },
  'tokens-2000': { name: '2,000 tokens', description: 'The usual keys, and 2,000 tokens in one answer.' },
  'tokens-expired': { name: 'Expired tokens', description: 'The usual keys; all eleven tokens have expired.' },
}
export type DataScenario = keyof typeof dataScenarios

/** How the API goes, and with it everything else that is asked. */
const apiConditions = {
  normal: { name: 'Normal', description: 'Everything works.' },
  'limit-reached': { name: 'Key limit reached', description: 'Creating a key is refused: the tenant is full.' },
  'read-only-links': { name: 'Read-only links', description: 'Keys come without links to change or delete them.' },
  'foreign-links': { name: 'Foreign links', description: 'The links of keys lead to another host.' },
  'merged-links': { name: 'Merged links', description: 'One link stands for both update and delete.' },
  'no-secret': { name: 'No secret', description: 'A new key comes without its client secret.' },
  slow: { name: 'Slow network', description: 'Every answer takes two seconds.' },
  'offline-api': { name: 'API offline', description: 'No request gets an answer.' },
  'rate-limited': { name: 'Too many requests', description: 'Every answer is 429, try again in 20 seconds.' },
  maintenance: { name: 'Maintenance', description: 'Every answer is 503, try again in 30 seconds.' },
  'server-error': { name: 'Server error', description: 'Every answer is 500.' },
  forbidden: { name: 'Forbidden', description: 'Every answer is 403: this person owns no account.' },
  'session-expired': { name: 'Session expired', description: 'No token is good any more until the next log-in.' },
  html: { name: 'Login page for data', description: 'Every answer is a web page where data was due.' },
  truncated: { name: 'Cut answers', description: 'Every answer breaks off half-way.' },
  'limit-in-a-201': { name: 'Limit in a 201', description: 'The limit again, in an answer that says “created”.' },
  gone: { name: 'Deleted elsewhere', description: 'Keys that are listed are gone when they are changed.' },
  conflict: { name: 'Changed elsewhere', description: 'Changing or deleting a key is answered with 409.' },
  taken: { name: 'Name refused', description: 'The server refuses every name of a key.' },
  'unknown-fields': { name: 'Unknown fields', description: 'Keys have fields that nobody knows.' },
  'missing-field': { name: 'Missing field', description: 'Keys lack their client ID.' },
  'put-lost': { name: 'Answer lost', description: 'A key is created, but the answer never arrives.' },
  'put-fails': { name: 'Create fails once', description: 'The first attempt to create each key fails.' },
}

/** How the My Account API goes: passwords, factors and passkeys. */
const accountConditions = {
  'account-step-up': {
    name: 'Fresh login needed',
    description: 'A login older than a minute may not see the factors.',
  },
  'account-sudo': {
    name: 'Fresh login to change',
    description: 'Factors are shown, and changed only after a new login.',
  },
  'account-rate-limited': { name: 'Changes too fast', description: 'Every change is 429, try again in 20 seconds.' },
  'account-absent': { name: 'No such API', description: 'The tenant has no My Account API.' },
  'account-expired-session': { name: 'Enrollment expired', description: 'The second step always comes too late.' },
  'account-no-factors': { name: 'No factors offered', description: 'The tenant offers passwords only.' },
  'account-conflict': { name: 'Removal conflicts', description: 'Removing a method is answered with 409.' },
  'account-gone': { name: 'Method gone', description: 'Methods that are listed are gone when they are changed.' },
}

/** How the Management API goes: access tokens. */
const tokenConditions = {
  'tokens-absent': { name: 'No token API', description: 'The server does not know these addresses: 404.' },
  'tokens-not-implemented': { name: 'No token API yet', description: 'The server does not offer it yet: 501.' },
  'tokens-sudo': { name: 'Fresh login for tokens', description: 'Tokens are made and deleted only after a new login.' },
  'tokens-name-refused': { name: 'Token name refused', description: 'The server refuses every name of a token.' },
  'tokens-lifetime-refused': {
    name: 'Token lifetime refused',
    description: 'The server says that 30 days are the most.',
  },
  'tokens-lost': { name: 'Token answer lost', description: 'A token is created, but the answer never arrives.' },
  'tokens-create-fails': { name: 'Token fails once', description: 'The first attempt to create a token is a 500.' },
  'tokens-delete-fails': { name: 'Token delete fails', description: 'Deleting a token is always a 500.' },
  'tokens-gone': { name: 'Token gone', description: 'Tokens that are listed are gone when they are deleted.' },
  'tokens-in-use': {
    name: 'Tokens in use',
    description: 'Every active token was used seconds ago, whenever it is asked.',
  },
  'tokens-odd': { name: 'Odd tokens', description: 'Fields that nobody knows, and some that are missing.' },
}

/** How the Management API goes: invitations, notices and promo codes. */
const inboxConditions = {
  'invitations-absent': { name: 'No invitations API', description: 'The server knows no invitations: 404.' },
  'notices-absent': { name: 'No notifications API', description: 'The server knows no notifications: 404.' },
  'promo-codes-absent': { name: 'No promo code API', description: 'The server knows no promo codes: 404.' },
  'invitations-down': { name: 'Invitations down', description: 'Invitations are a 500; everything else works.' },
  'invitations-gone': {
    name: 'Invitation gone',
    description: 'Invitations that are listed are gone when they are answered.',
  },
  'invitations-mfa': { name: 'MFA required', description: 'No invitation can be accepted: each asks for MFA.' },
  'invitations-elsewhere': {
    name: 'Somebody else’s',
    description: 'Invitations say that they were sent to another address.',
  },
  'notices-arrive': { name: 'Notifications arrive', description: 'Each look at the newest brings another one.' },
  'notices-fail': { name: 'Marking fails', description: 'Marking notifications as read is always a 500.' },
  'promo-lost': { name: 'Code answer lost', description: 'A project is made, but the answer never arrives.' },
  'promo-forbidden': { name: 'Codes forbidden', description: 'Applying a code is 403: not for your role.' },
}

export const conditionGroups = {
  API: apiConditions,
  Account: accountConditions,
  Tokens: tokenConditions,
  'Invitations, notifications, codes': inboxConditions,
}
export const conditions = { ...apiConditions, ...accountConditions, ...tokenConditions, ...inboxConditions }
export type Condition = keyof typeof conditions

/** What there is, and how it goes: two independent choices, in the demo bar and in tests. */
export type Scenario = { data: DataScenario; condition: Condition }

export function isDataScenario(name: string | null): name is DataScenario {
  return name !== null && Object.hasOwn(dataScenarios, name)
}

export function isCondition(name: string | null): name is Condition {
  return name !== null && Object.hasOwn(conditions, name)
}

/** Other data begins anew; another condition leaves the data as people made it. */
export function setScenario(database: Database, { data, condition }: Partial<Scenario>): void {
  database.change((state) => {
    if (data !== undefined && data !== state.scenario.data) {
      state.scenario.data = data
      state.seededAt = Date.now()
      state.edits = {}
      state.drafts = {}
      state.managementTokens = noTokenEdits()
      state.manage = nothingDone()
    }
    if (condition !== undefined) {
      state.scenario.condition = condition
      state.managementTokens.hasCreateFailed = false
      for (const own of Object.values(state.manage.notifications)) own.hasLooked = false
      state.identity.isSessionLost = condition === 'session-expired'
      if (state.identity.isSessionLost) state.identity.session = null
    }
  })
}
