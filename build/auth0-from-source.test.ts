// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseSync, transformWithOxc } from 'vite'
import { beforeAll, expect, test } from 'vitest'

import { leftOut } from './auth0-from-source.ts'
import { buildForInspection, type OutputFile } from '../bench/build-for-inspection.ts'

const AUTH_JS = '@auth0/auth0-auth-js'
/** Written down when the sources were read and the build was tried (docs/decisions/0003-auth0-from-source.md). */
const DECIDED = '2.27.0'

const require = createRequire(import.meta.url)
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))
const session = join(import.meta.dirname, '../src/session')

let production: OutputFile[]
beforeAll(async () => {
  production = await buildForInspection('production')
}, 60_000)

test('both packages are of the version that was looked at', () => {
  const versions = ['auth0-react', 'auth0-spa-js'].map((name) => require(`@auth0/${name}/package.json`).version)
  expect(versions, 'Read what changed in the sources, try login, renewal and log-out, then change DECIDED.').toEqual([
    DECIDED,
    DECIDED,
  ])
})

test('what Auth0’s sources take from the left-out package at run time is what is left out, in words', async () => {
  const values = new Set(Object.keys(await import('@auth0/auth0-auth-js')))
  const files = ['auth0-react', 'auth0-spa-js'].flatMap((name) => sources(join(packageFolder(`@auth0/${name}`), 'src')))
  const taken = await Promise.all(files.map((file) => namesTaken(file, AUTH_JS)))
  // A type may be exported again without saying so; of names, only what exists at run time is needed there.
  const needed = [...new Set(taken.flat())].filter((name) => values.has(name) || !/^\w+$/.test(name))
  expect(needed.sort()).toEqual([...leftOut.functions, ...leftOut.classes, ...leftOut.errors].sort())
})

test('what is left out is not in the production build, and Auth0’s own code is', () => {
  const modules = production.flatMap((file) => file.modules)
  const of = (names: string) => modules.filter((id) => new RegExp(`/node_modules/(${names})/`).test(id))
  expect(of('@auth0/auth0-auth-js|jose|oauth4webapi|openid-client')).toEqual([])
  expect(of('@auth0/auth0-spa-js/src').length).toBeGreaterThan(10)
  expect(of('@auth0/auth0-react/src').length).toBeGreaterThan(3)
  // The worker is there as a file with an address, whose module is that address.
  expect(of('@auth0/auth0-(spa-js|react)/dist').filter((id) => !id.includes('.worker.'))).toEqual([])
})

test('calling what is left out says why it fails', () => {
  const words = 'This part of the Auth0 SDK is left out of the build'
  expect(production.some(({ text }) => text.includes(words))).toBe(true)
})

test('the session finds in the sources what it finds in the published file', async () => {
  const used = (await Promise.all(sources(session).map((file) => namesTaken(file, '@auth0/auth0-react')))).flat()
  expect(used).toEqual(expect.arrayContaining(['Auth0Provider', 'useAuth0']))
  const published = Object.keys(await import('@auth0/auth0-react'))
  const built = namesExported(join(packageFolder('@auth0/auth0-react'), 'src/index.tsx'))
  expect(published).toEqual(expect.arrayContaining(used))
  expect(built).toEqual(expect.arrayContaining(used))
})

test('the worker is served from the package that the sources come from', () => {
  const workers = production.filter(({ name }) => name.includes('auth0-spa-js.worker'))
  const published = join(packageFolder('@auth0/auth0-spa-js'), 'dist/auth0-spa-js.worker.production.js')
  expect(workers.map(({ text }) => text)).toEqual([readFileSync(published, 'utf8')])
})

function sources(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d|\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(found, `${folder} ships its sources`).not.toEqual([])
  return found
}

/** Names that a file still imports or exports again from a package once its types are gone. */
async function namesTaken(file: string, from: string): Promise<string[]> {
  // As TypeScript does by default, this drops an import of which only the type is used.
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
  const later = dynamicImports
    .filter(({ moduleRequest: { start, end } }) => code.slice(start + 1, end - 1) === from)
    .map(() => '(import)')
  return [...imported, ...exported, ...later]
}

function nameOf({ importName }: { importName: { kind: string; name: string | null } }): string {
  return importName.name ?? `(${importName.kind})`
}

function namesExported(file: string): string[] {
  return parseSync(file, readFileSync(file, 'utf8'))
    .module.staticExports.flatMap(({ entries }) => entries)
    .flatMap(({ exportName, isType }) => (exportName.name !== null && !isType ? [exportName.name] : []))
}
