/** True for an ID that cannot be in a URL. Browsers resolve the segment ".." to the page above, also when it is encoded. */
export const isDots = (id: string): boolean => /^[\s.]+$/.test(id)

/** Returns an ID as one segment of a path. An ID of only dots becomes one that nothing has, so that no path climbs. */
const segment = (id: string): string => encodeURIComponent(isDots(id) ? '%2e' : id)

/** Every path of the app, below its base path. Links, redirects and tests take their paths from here. */
export const paths = {
  home: '/',
  apiKeys: '/api-keys',
  newApiKey: '/api-keys/new',
  exportApiKeys: '/api-keys/export',
  apiKey: (id: string) => `/api-keys/${segment(id)}`,
  rotateApiKey: (id: string) => `/api-keys/${segment(id)}/rotate`,
  tokens: '/tokens',
  newToken: '/tokens/new',
  exportTokens: '/tokens/export',
  rotateToken: (id: string) => `/tokens/${segment(id)}/rotate`,
  invitations: '/invitations',
  notifications: '/notifications',
  promoCodes: '/promo-codes',
  profile: '/profile',
  security: '/security',
  changePassword: '/security/password',
  /** Without a kind, the dialog starts with the choice of one. */
  addLoginMethod: (kind?: string) => (kind ? `/security/add/${segment(kind)}` : '/security/add'),
  // The ID of a login method contains a pipe ("totp|dev_…"), which a path must not.
  renameLoginMethod: (id: string) => `/security/rename/${segment(id)}`,
  removeLoginMethod: (id: string) => `/security/remove/${segment(id)}`,
  /** Only with `setupCheck` in config.json. */
  check: '/check',
  login: '/login',
  callback: '/callback',
  /** Matches no page, so the not-found page answers. Guards redirect here. */
  notFound: '/not-found',
} as const

/** Route patterns of the paths that take an argument. */
export const patterns = {
  apiKey: '/api-keys/:id',
  rotateApiKey: '/api-keys/:id/rotate',
  rotateToken: '/tokens/:id/rotate',
  addLoginMethod: '/security/add/:kind?',
  renameLoginMethod: '/security/rename/:id',
  removeLoginMethod: '/security/remove/:id',
} as const
