/** Every address of the app, below its base path. A link or a test that needs one asks here. */
export const paths = {
  home: '/',
  apiKeys: '/api-keys',
  newApiKey: '/api-keys/new',
  tokens: '/tokens',
  newToken: '/tokens/new',
  invitations: '/invitations',
  notifications: '/notifications',
  promoCodes: '/promo-codes',
  security: '/security',
  login: '/login',
  callback: '/callback',
  /** Where addresses lead that this deployment does not offer. */
  notFound: '/not-found',
} as const
