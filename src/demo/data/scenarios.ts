export const dataScenarios = {
  usual: {
    name: 'Everyday account',
    description: 'Six keys, eleven tokens, three invitations, and twenty notifications.',
  },
  empty: { name: 'Empty account', description: 'No keys, tokens, invitations, or notifications.' },
  'keys-57': { name: '57 keys', description: 'Three pages of keys.' },
  'keys-2000': { name: '2,000 keys', description: '100 pages of keys.' },
  'keys-10000': { name: '10,000 keys', description: '500 pages of keys.' },
  'no-default-key': { name: 'No default key', description: 'Five keys and no developer token.' },
  'tokens-2000': { name: '2,000 tokens', description: 'The typical keys, and 2,000 tokens in one response.' },
  'tokens-expired': { name: 'Expired tokens', description: 'The typical keys, and eleven expired tokens.' },
}
export type DataScenario = keyof typeof dataScenarios

/** Conditions of the API key API. Some of them apply to all APIs. */
const apiConditions = {
  normal: { name: 'Working normally', description: 'Everything works.' },
  'limit-reached': { name: 'Key limit reached', description: 'The server rejects new keys: the tenant has too many.' },
  'read-only-links': { name: 'Read-only links', description: 'Keys have no links to change or delete them.' },
  'foreign-links': { name: 'Foreign links', description: 'The links of keys point to another host.' },
  'list-links': { name: 'Links to the list', description: 'The links of keys are URI templates of the list’s URL.' },
  'merged-links': { name: 'Merged links', description: 'One link is for both update and delete.' },
  'no-secret': { name: 'No secret', description: 'A new key comes without its client secret.' },
  slow: { name: 'Slow network', description: 'Every response takes two seconds.' },
  'offline-api': { name: 'API offline', description: 'Every request fails with a network error.' },
  'rate-limited': { name: 'Too many requests', description: 'Every response is 429 with a wait of 20 seconds.' },
  maintenance: { name: 'Maintenance', description: 'Every response is 503 with a wait of 30 seconds.' },
  'server-error': { name: 'Server error', description: 'Every response is 500.' },
  forbidden: { name: 'Forbidden', description: 'Every response is 403: the user has no account.' },
  'session-expired': { name: 'Session expired', description: 'Every token is rejected until the next login.' },
  html: { name: 'HTML instead of JSON', description: 'Every response is the HTML of a login page.' },
  truncated: { name: 'Truncated responses', description: 'Every response stops halfway.' },
  'limit-in-a-201': { name: 'Limit in a 201', description: 'The response to a new key is 201 with a limit error.' },
  gone: { name: 'Deleted elsewhere', description: 'Viewing, changing or deleting a listed key returns 404.' },
  conflict: { name: 'Changed elsewhere', description: 'Changing or deleting a key returns 409.' },
  taken: { name: 'Name rejected', description: 'The server rejects every key name.' },
  'unknown-fields': { name: 'Unknown fields', description: 'Keys have undocumented fields.' },
  'templated-links': { name: 'Templated links', description: 'The links of keys are URI templates, in arrays.' },
  'no-date': {
    name: 'Server time unknown',
    description: 'The APIs hide their Date header, so after a reload the server’s time is unknown.',
  },
  'odd-rows': { name: 'Odd rows', description: 'In every list, the second item has no ID or type.' },
  'null-fields': { name: 'Null fields', description: 'Optional fields are null or empty in every list.' },
  'missing-field': { name: 'Missing field', description: 'Keys have no client ID.' },
  'put-lost': { name: 'Response lost', description: 'A new key is created, but the response is lost.' },
  'put-fails': { name: 'Create fails once', description: 'The first attempt to create each key fails.' },
}

/** Conditions of the My Account API: passwords, factors, and passkeys. */
const accountConditions = {
  'account-step-up': {
    name: 'Recent login to view',
    description: 'Viewing factors requires a login within the last minute.',
  },
  'account-sudo': {
    name: 'Recent login to change',
    description: 'Anyone logged in can view factors. Changing them requires a new login.',
  },
  'account-rate-limited': { name: 'Too many changes', description: 'Every change is 429 with a wait of 20 seconds.' },
  'account-absent': { name: 'No My Account API', description: 'The tenant has no My Account API.' },
  'account-no-profile': { name: 'No profile', description: 'The My Account API has no profile: 404.' },
  'account-expired-session': { name: 'Enrollment expired', description: 'The second step of an enrollment fails.' },
  'account-no-factors': { name: 'No factors', description: 'The tenant supports passwords only.' },
  'account-mfa-skipped': { name: 'MFA not asked', description: 'A login does not ask for the second factor.' },
  'account-conflict': { name: 'Removal conflict', description: 'Removing a method returns 409.' },
  'account-gone': { name: 'Method gone', description: 'Changing or removing a listed method returns 404.' },
}

/** Conditions of the Management API that apply to access tokens. */
const tokenConditions = {
  'tokens-absent': { name: 'No token API', description: 'The server has no token API: 404.' },
  'tokens-not-implemented': { name: 'Token API planned', description: 'The server does not implement it yet: 501.' },
  'tokens-sudo': {
    name: 'Recent login for tokens',
    description: 'Creating or deleting a token requires a new login.',
  },
  'tokens-name-refused': { name: 'Token name rejected', description: 'The server rejects every token name.' },
  'tokens-lifetime-refused': {
    name: 'Token lifetime rejected',
    description: 'The server limits token lifetimes to 30 days.',
  },
  'tokens-lost': { name: 'Token response lost', description: 'A new token is created, but the response is lost.' },
  'tokens-create-fails': { name: 'Token fails once', description: 'The first attempt to create a token is a 500.' },
  'tokens-delete-fails': { name: 'Token delete fails', description: 'Deleting a token is always a 500.' },
  'tokens-gone': { name: 'Token gone', description: 'Deleting a listed token returns 404.' },
  'tokens-in-use': {
    name: 'Tokens in use',
    description: 'Every active token was last used seconds ago.',
  },
  'tokens-odd': { name: 'Unusual tokens', description: 'Tokens have undocumented fields, and two lack a field.' },
}

/** Conditions of the Management API that apply to invitations, notifications, and promo codes. */
const inboxConditions = {
  'invitations-absent': { name: 'No invitation API', description: 'The server has no invitation API: 404.' },
  'notifications-absent': { name: 'No notification API', description: 'The server has no notification API: 404.' },
  'promo-codes-absent': { name: 'No promo code API', description: 'The server has no promo code API: 404.' },
  'invitations-down': { name: 'Invitations down', description: 'Invitations return 500. Everything else works.' },
  'invitations-gone': {
    name: 'Invitation gone',
    description: 'Accepting or declining a listed invitation returns 404.',
  },
  'invitations-mfa': { name: 'MFA required', description: 'Every invitation requires MFA, and none can be accepted.' },
  'invitations-elsewhere': {
    name: 'Other recipient',
    description: 'Invitations were sent to another email address.',
  },
  'notifications-arrive': {
    name: 'New notifications',
    description: 'Each reload of the notifications adds another one.',
  },
  'notifications-hostile': {
    name: 'Hostile notifications',
    description: 'The newest notifications are deeply nested, very long, and linked to a misleading host.',
  },
  'notifications-fail': { name: 'Marking fails', description: 'Marking notifications as read is always a 500.' },
  'promo-lost': { name: 'Code response lost', description: 'The project is created, but the response is lost.' },
  'promo-forbidden': {
    name: 'Codes forbidden',
    description: 'Applying a code returns 403: the role does not allow it.',
  },
}

/** Conditions of the Management API that apply to sessions. */
const sessionConditions = {
  'sessions-absent': { name: 'No session API', description: 'The server has no session API: 404.' },
  'sessions-down': { name: 'Sessions down', description: 'Sessions return 500. Everything else works.' },
  'sessions-sudo': { name: 'Recent login for sessions', description: 'Ending a session requires a new login.' },
  'sessions-unmarked': { name: 'Current session unknown', description: 'No session is marked as the current one.' },
  'sessions-many': { name: '200 sessions', description: 'The user is logged in 200 times.' },
  'sessions-gone': { name: 'Session ended elsewhere', description: 'Ending a listed session returns 404.' },
  'sessions-end-fails': { name: 'Ending fails', description: 'Ending a session is a 500, except for the first.' },
  'sessions-odd': {
    name: 'Unusual sessions',
    description: 'Sessions have hostile texts, missing fields and unknown devices.',
  },
}

/** Conditions of the identity provider. */
const tenantConditions = {
  'tenant-down': {
    name: 'No identity provider',
    description: 'Logins fail, and a log-out is finished later: the identity provider cannot be reached.',
  },
}

/** Settings of the administrator in config.json. */
const operatorConditions = {
  'pages-read-only': {
    name: 'Read-only pages',
    description: 'The administrator has turned off changes on every page.',
  },
  brand: { name: 'Another brand', description: 'The administrator has set another name and accent color.' },
  'banner-info': { name: 'Message', description: 'The administrator’s message can be dismissed.' },
  'banner-warning': { name: 'Warning', description: 'The administrator warns of planned work.' },
  'banner-critical': { name: 'Critical message', description: 'The administrator’s message interrupts.' },
  'pages-off': { name: 'Fewer pages', description: 'No tokens, invitations, promo codes or passkeys.' },
}

export const conditionGroups = {
  API: apiConditions,
  Login: tenantConditions,
  'My Account': accountConditions,
  Tokens: tokenConditions,
  'Invitations, notifications, codes': inboxConditions,
  Sessions: sessionConditions,
  Administrator: operatorConditions,
}
export const conditions = {
  ...apiConditions,
  ...tenantConditions,
  ...accountConditions,
  ...tokenConditions,
  ...inboxConditions,
  ...sessionConditions,
  ...operatorConditions,
}
export type Condition = keyof typeof conditions

/** The two independent choices in the demo panel: which data exists, and how the APIs behave. */
export type Scenario = { data: DataScenario; condition: Condition }

export function isDataScenario(name: string | null): name is DataScenario {
  return name !== null && Object.hasOwn(dataScenarios, name)
}

export function isCondition(name: string | null): name is Condition {
  return name !== null && Object.hasOwn(conditions, name)
}
