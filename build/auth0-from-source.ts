import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))

const LEFT_OUT = '\0auth0-auth-js-left-out'
const NO_WORKER = '\0auth0-worker-is-a-file'

/** What auth0-spa-js takes from auth0-auth-js at run time. build/auth0-from-source.test.ts fails when an upgrade takes more. */
export const leftOut = {
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
 * Builds Auth0's SDK from the sources that its packages ship, without auth0-auth-js. The published file has that package
 * built in, with jose, oauth4webapi and openid-client: a third of our first load, for calls that this console does not
 * make (`mfa`, `passkey`, `anonymous`). Making one of them throws, in words. See docs/decisions/0003-auth0-from-source.md.
 */
export function auth0FromSource(): Plugin {
  const entries: Record<string, string> = {
    '@auth0/auth0-react': join(packageFolder('@auth0/auth0-react'), 'src/index.tsx'),
    '@auth0/auth0-spa-js': join(packageFolder('@auth0/auth0-spa-js'), 'src/index.ts'),
    '@auth0/auth0-auth-js': LEFT_OUT,
  }
  return {
    name: 'latchkey:auth0-from-source',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      define: { __VERSION__: JSON.stringify(require('@auth0/auth0-react/package.json').version) },
      build: {
        rolldownOptions: {
          // The sources re-export types without saying that they are types.
          shimMissingExports: true,
          onLog(level, log, report) {
            const isTheirs = /@auth0\/auth0-(react|spa-js)\/src/.test(`${log.id ?? ''} ${log.message}`)
            if (log.code === 'SHIMMED_EXPORT' && isTheirs) return
            report(log.code === 'SHIMMED_EXPORT' ? 'error' : level, log)
          },
        },
      },
    }),
    resolveId: (id) => entries[id] ?? (/worker\/token\.worker(\.ts)?$/.test(id) ? NO_WORKER : null),
    load(id) {
      // `workerUrl` names the file that we serve; a worker made from a blob would be blocked by our policy.
      if (id === NO_WORKER) return 'export default class { constructor() { throw new Error("Set workerUrl.") } }'
      return id === LEFT_OUT ? leftOutModule() : null
    },
  }
}

function leftOutModule(): string {
  const words = 'This part of the Auth0 SDK is left out of the build (docs/decisions/0003-auth0-from-source.md).'
  return [
    `const refuse = () => { throw new Error(${JSON.stringify(words)}) }`,
    'const part = new Proxy({}, { get: refuse })',
    // The SDK makes one of these in its constructor; only using a part of it is refused.
    'export class AuthClient { mfa = part; passkey = part; anonymous = part }',
    'export class AnonymousSessionClient { constructor() { refuse() } }',
    'export const isFederatedDomain = refuse',
    // The SDK asks of what is thrown whether it is one of these.
    ...leftOut.errors.map((name) => `export class ${name} extends Error {}`),
  ].join('\n')
}
