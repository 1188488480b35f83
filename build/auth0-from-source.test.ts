// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseSync, transformWithOxc } from 'vite'
import { beforeAll, expect, test } from 'vitest'

import { stubbedExports } from './auth0-from-source.ts'
import { Config } from '../src/config/config.ts'
import { buildForInspection, type OutputFile } from '../bench/build-for-inspection.ts'

const AUTH_JS = '@auth0/auth0-auth-js'
/** The last version whose sources we reviewed and whose build we tested (docs/decisions/0003-auth0-from-source.md). */
const REVIEWED_VERSION = '2.27.0'

const require = createRequire(import.meta.url)
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))
const session = join(import.meta.dirname, '../src/session')

let production: OutputFile[]
beforeAll(async () => {
  production = await buildForInspection('production')
}, 60_000)

test('the installed version of both Auth0 packages is the version that was reviewed', () => {
  const versions = ['auth0-react', 'auth0-spa-js'].map((name) => require(`@auth0/${name}/package.json`).version)
  expect(
    versions,
    'Review the changed sources, test login, token refresh and log-out, then change REVIEWED_VERSION.',
  ).toEqual([REVIEWED_VERSION, REVIEWED_VERSION])
})

test('the stub module exports exactly the run-time values that Auth0’s sources import from auth0-auth-js', async () => {
  const values = new Set(Object.keys(await import('@auth0/auth0-auth-js')))
  const files = ['auth0-react', 'auth0-spa-js'].flatMap((name) => sources(join(packageFolder(`@auth0/${name}`), 'src')))
  const imports = await Promise.all(files.map((file) => importedNames(file, AUTH_JS)))
  // The sources re-export types without the keyword `type`, so a name without a run-time value is a type.
  const needed = [...new Set(imports.flat())].filter((name) => values.has(name) || !/^\w+$/.test(name))
  expect(needed.sort()).toEqual(Object.values(stubbedExports).flat().sort())
})

test('the SDK calls no methods of the left-out API clients but those that were reviewed', () => {
  const source = readFileSync(join(packageFolder('@auth0/auth0-spa-js'), 'src/Auth0Client.ts'), 'utf8')
  const code = source.replaceAll(/^\s*\*.*$/gm, '')
  const calls = [...code.matchAll(/\bthis\.(?:mfa|passkey|anonymous|myAccount)\.\w+/g)].map(([call]) => call)
  // The stub of `hasSession` is true, so that the SDK never gets to `getTokenSilently`. src/session/auth0-client.ts has the
  // methods of `myAccount`.
  expect([...new Set(calls)].sort()).toEqual([
    'this.anonymous.getTokenSilently',
    'this.anonymous.hasSession',
    'this.mfa.setMFAAuthDetails',
    'this.myAccount.completeAccount',
    'this.myAccount.connectAccount',
  ])
})

test('the SDK creates its left-out DPoP part only with an option that the configuration does not allow', () => {
  const source = readFileSync(join(packageFolder('@auth0/auth0-spa-js'), 'src/Auth0Client.ts'), 'utf8')
  const creations = [...source.matchAll(/(\S+)\s+\S\s+new Dpop\(/g)].map(([, option]) => option)
  expect(creations).toEqual(['this.options.useDpop'])
  const auth0 = { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' }
  expect(Config.safeParse({ auth0 }).data?.auth0.useDpop).toBe(false)
  expect(Config.safeParse({ auth0: { ...auth0, useDpop: true } }).success).toBe(false)
})

test('the SDK takes the left-out lock only in a browser without Web Locks', () => {
  const source = readFileSync(join(packageFolder('@auth0/auth0-spa-js'), 'src/lock.ts'), 'utf8')
  expect(source.match(/new BrowserTabsLock\(/g)).toHaveLength(1)
  expect(source).toMatch(/return isWebLocksSupported\(\)\s+\? new WebLocksApiManager\(\)\s+: new LegacyLockManager\(\)/)
})

test('the production build contains Auth0’s own sources, without the parts and packages that are left out', () => {
  const modules = production.flatMap((file) => file.modules)
  const modulesOf = (names: string) => modules.filter((id) => new RegExp(`/node_modules/(${names})/`).test(id))
  expect(modulesOf('@auth0/auth0-auth-js|jose|oauth4webapi|openid-client|dpop|browser-tabs-lock')).toEqual([])
  expect(modulesOf('@auth0/auth0-spa-js/src/myaccount')).toEqual([])
  expect(modulesOf('@auth0/auth0-spa-js/src').length).toBeGreaterThan(10)
  expect(modulesOf('@auth0/auth0-react/src').length).toBeGreaterThan(3)
  // The only module from dist/ is the URL of the worker file.
  expect(modulesOf('@auth0/auth0-(spa-js|react)/dist').filter((id) => !id.includes('.worker.'))).toEqual([])
})

test('the production build contains the error text of the stub module', () => {
  const message = 'This part of the Auth0 SDK is left out of the build'
  expect(production.some(({ text }) => text.includes(message))).toBe(true)
})

test('Auth0’s sources and its published bundle both export every name that src/session imports', async () => {
  const used = (await Promise.all(sources(session).map((file) => importedNames(file, '@auth0/auth0-react')))).flat()
  expect(used).toEqual(expect.arrayContaining(['Auth0Provider', 'useAuth0']))
  const published = Object.keys(await import('@auth0/auth0-react'))
  const exportedBySources = exportedNames(join(packageFolder('@auth0/auth0-react'), 'src/index.tsx'))
  expect(published).toEqual(expect.arrayContaining(used))
  expect(exportedBySources).toEqual(expect.arrayContaining(used))
})

test('the worker file in the production build equals the worker file that the SDK publishes', () => {
  const workers = production.filter(({ name }) => name.includes('auth0-spa-js.worker'))
  const published = join(packageFolder('@auth0/auth0-spa-js'), 'dist/auth0-spa-js.worker.production.js')
  expect(workers.map(({ text }) => text)).toEqual([readFileSync(published, 'utf8')])
})

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d|\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files, `source files in ${folder}`).not.toEqual([])
  return files
}

/** Returns the names that a file imports or re-exports from a package at run time. */
async function importedNames(file: string, from: string): Promise<string[]> {
  // Drops imports that are used only as types, as TypeScript does by default.
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, {
    typescript: { onlyRemoveTypeImports: false },
  })
  const { staticImports, staticExports, dynamicImports } = parseSync('stripped.js', code).module
  const imported = staticImports
    .filter(({ moduleRequest }) => moduleRequest.value === from)
    .flatMap(({ entries }) => (entries.length === 0 ? ['(side effect)'] : entries.map(nameOf)))
  const exported = staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ moduleRequest }) => moduleRequest?.value === from)
    .map(nameOf)
  const dynamic = dynamicImports
    .filter(({ moduleRequest: { start, end } }) => code.slice(start + 1, end - 1) === from)
    .map(() => '(import)')
  return [...imported, ...exported, ...dynamic]
}

function nameOf({ importName }: { importName: { kind: string; name: string | null } }): string {
  return importName.name ?? `(${importName.kind})`
}

function exportedNames(file: string): string[] {
  return parseSync(file, readFileSync(file, 'utf8'))
    .module.staticExports.flatMap(({ entries }) => entries)
    .flatMap(({ exportName, isType }) => (exportName.name !== null && !isType ? [exportName.name] : []))
}
