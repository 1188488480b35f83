import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))

const STUB_MODULE = '\0auth0-auth-js-stubs'
const WORKER_STUB = '\0auth0-worker-stub'
const PARTS_STUB = '\0auth0-parts-stub'
const LOCK_STUB = '\0auth0-lock-stub'
/**
 * The modules of auth0-spa-js that the build replaces with stubs: the clients of the APIs that auth0-auth-js implements,
 * the client of the My Account API, for which the console has its own (src/api/my-account-client.ts), and DPoP, which
 * src/config/config.ts does not allow.
 */
const STUBBED_MODULE = /^\.\/(mfa|passkey|anonymous|myaccount|dpop\/dpop)$/
const STUB_MESSAGE = 'This part of the Auth0 SDK is left out of the build (docs/decisions/0003-auth0-from-source.md).'

/**
 * The values that auth0-spa-js imports from auth0-auth-js at run time. The build replaces them with stubs.
 * build/auth0-from-source.test.ts fails when an upgrade of the SDK imports more.
 */
export const stubbedExports = {
  functions: ['isFederatedDomain'],
  classes: ['AuthClient', 'AnonymousSessionClient'],
  errors: [
    'AnonymousSessionError',
    'MfaChallengeError',
    'MfaEnrollmentError',
    'MfaListAuthenticatorsError',
    'PasskeyChallengeError',
    'PasskeyGetTokenError',
    'PasskeyRegisterError',
  ],
}

/**
 * Builds Auth0's SDK from the TypeScript sources in its npm packages, with stubs in place of auth0-auth-js. The
 * published bundle of the SDK contains that package with jose, oauth4webapi and openid-client: a third of our first
 * load, for APIs that the console does not use (`mfa`, `passkey`, `anonymous`). The stubs throw an error when one of
 * these APIs is called. DPoP is left out too. See docs/decisions/0003-auth0-from-source.md.
 */
export function auth0FromSource(): Plugin {
  const entries: Record<string, string> = {
    '@auth0/auth0-react': join(packageFolder('@auth0/auth0-react'), 'src/index.tsx'),
    '@auth0/auth0-spa-js': join(packageFolder('@auth0/auth0-spa-js'), 'src/index.ts'),
    '@auth0/auth0-auth-js': STUB_MODULE,
  }
  return {
    name: 'latchkey:auth0-from-source',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      define: { __VERSION__: JSON.stringify(require('@auth0/auth0-react/package.json').version) },
      build: {
        rolldownOptions: {
          // The sources re-export types without the keyword `type`, which the bundler reports as missing exports.
          shimMissingExports: true,
          onLog(level, log, report) {
            const isAuth0Source = /@auth0\/auth0-(react|spa-js)\/src/.test(`${log.id ?? ''} ${log.message}`)
            if (log.code === 'SHIMMED_EXPORT' && isAuth0Source) return
            report(log.code === 'SHIMMED_EXPORT' ? 'error' : level, log)
          },
        },
      },
    }),
    resolveId: (id, importer = '') =>
      (id === 'browser-tabs-lock' ? LOCK_STUB : undefined) ??
      (importer.endsWith('auth0-spa-js/src/Auth0Client.ts') && STUBBED_MODULE.test(id) ? PARTS_STUB : undefined) ??
      entries[id] ??
      (/worker\/token\.worker(\.ts)?$/.test(id) ? WORKER_STUB : null),
    load(id) {
      // Auth0's own build inlines the worker as a blob, which our policy blocks. The console sets `workerUrl` instead.
      if (id === WORKER_STUB) return 'export default class { constructor() { throw new Error("Set workerUrl.") } }'
      if (id === PARTS_STUB) return partsStub
      if (id === LOCK_STUB) return lockStub
      return id === STUB_MODULE ? stubModule() : null
    },
  }
}

/**
 * The clients have the two methods that the SDK calls by itself: to remember a demand for MFA, and to ask for an anonymous
 * session. `src/session/auth0-client.ts` adds the two methods of the My Account client that connect an account. The SDK
 * creates `Dpop` only with the option `useDpop`.
 */
const partsStub = `
export class MfaApiClient { setMFAAuthDetails() {} }
export class PasskeyApiClient {}
export class MyAccountApiClient {}
export class AnonymousSessionApiClient { hasSession() { return true } }
export class Dpop { constructor() { throw new Error(${JSON.stringify(STUB_MESSAGE)}) } }
`

/**
 * The SDK's lock between tabs for browsers without Web Locks. Every browser that starts the console has them, on each
 * origin where the SDK accepts to run: both need a secure context.
 */
const lockStub = `export default class { constructor() { throw new Error(${JSON.stringify(STUB_MESSAGE)}) } }`

function stubModule(): string {
  return [
    `const fail = () => { throw new Error(${JSON.stringify(STUB_MESSAGE)}) }`,
    'const part = new Proxy({}, { get: fail })',
    // The constructor of the SDK creates an AuthClient, so only reading from its parts throws.
    'export class AuthClient { mfa = part; passkey = part; anonymous = part }',
    'export class AnonymousSessionClient { constructor() { fail() } }',
    'export const isFederatedDomain = fail',
    // The SDK uses these classes with `instanceof` when it catches an error.
    ...stubbedExports.errors.map((name) => `export class ${name} extends Error {}`),
  ].join('\n')
}
