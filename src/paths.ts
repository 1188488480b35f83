/** Every address of the app, below its base path. A link or a test that needs one asks here. */
export const paths = {
  home: '/',
  apiKeys: '/api-keys',
  newApiKey: '/api-keys/new',
  login: '/login',
  callback: '/callback',
  /** Where addresses lead that this deployment does not offer. */
  notFound: '/not-found',
} as const

/** The pages that a static host of the demo keeps as folders, without the leading slash. Longer paths first. */
export const demoPages = [
  ...Object.values(paths)
    .filter((path) => path !== paths.home)
    .map((path) => path.slice(1)),
  'demo/authorize',
  'demo/logout',
].sort((one, other) => other.length - one.length)
