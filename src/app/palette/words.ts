import { groupDigits, messages, pluralize } from '~/lib/messages'

/** Words of the command palette. */
export const words = messages({
  title: 'Search or do',
  placeholder: 'Pages, keys, tokens, actions',
  results: 'Results',
  close: 'Close',

  recent: 'Recent',
  pages: 'Pages',
  keys: 'API keys',
  tokens: 'Access tokens',
  actions: 'Actions',
  help: 'Help',

  unnamed: '(no name)',
  created: (when: string) => `created ${when}`,
  expires: (when: string) => `expires ${when}`,
  expired: (when: string) => `expired ${when}`,
  neverExpires: 'never expires',
  sessionToken: 'session token',

  /** After an action, because a key and a token may have the same name. */
  apiKey: 'API key',
  accessToken: 'access token',

  newKey: 'New API key',
  newToken: 'New access token',
  newTokenNamed: (name: string) => `New access token “${name}”`,
  rotate: (name: string) => `Rotate ${name}…`,
  copyClientId: (name: string) => `Copy client ID of ${name}`,
  clientId: 'Client ID',
  exportInventory: 'Export inventory',
  enableMfa: 'Enable MFA',
  addFactor: 'Add a second factor',
  changePassword: 'Change password',
  changePasswordHint: 'sends you a link by email',
  light: 'Theme: light',
  dark: 'Theme: dark',
  system: 'Theme: system',
  currentTheme: 'in use',
  turnShieldOn: 'Turn on presenter shield',
  turnShieldOff: 'Turn off presenter shield',
  shieldHint: 'covers names and IDs',
  shortcuts: 'Keyboard shortcuts',
  logOut: 'Log out',
  setupCheck: 'Setup check',
  managementApi: 'Management API documentation',
  privacy: 'Privacy',
  terms: 'Terms',
  accessibility: 'Accessibility',

  more: (count: number) => `… and ${groupDigits(count)} more. Keep typing.`,
  noMatch: (query: string) => `Nothing matches “${query}”`,
  noMatchYet: (query: string) => `Nothing matches “${query}” yet`,
  readingKeys: (read: number, total: number) => `Reading API keys: ${groupDigits(read)} of ${groupDigits(total)}`,
  readingFirstKeys: 'Reading API keys',
  readingTokens: 'Reading access tokens',
  keysFailed: 'Could not load all API keys. Some may be missing here.',
  tokensFailed: 'Could not load your access tokens.',
  retryKeys: 'Load API keys again',
  retryTokens: 'Load access tokens again',

  found: (count: number) => pluralize(count, 'result'),
  foundSoFar: (count: number) => `${pluralize(count, 'result')} so far`,

  move: 'move',
  open: 'open',
  escape: 'close',
  allShortcuts: 'all shortcuts',
})

/** Other words by which a command is found. */
export const keywords = messages({
  security: 'sessions devices password',
  loginMethods: 'login methods mfa passkeys recovery code',
  connectedAccounts: 'connected accounts social',
  profile: 'account name email picture',
  enableMfa: 'mfa two-factor 2fa second factor authenticator totp passkey',
  changePassword: 'reset password',
  theme: 'appearance mode color',
  shield: 'presenter privacy hide mask screen share blur',
  shortcuts: 'keys hotkeys help',
  logOut: 'sign out exit',
  newToken: 'create add management token',
  newKey: 'create add client credentials',
  exportInventory: 'download csv json keys tokens',
})
