import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { matchRoutes, type RouteObject } from 'react-router'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

import { patterns, paths } from '~/config/paths'
import { routes } from '~/app/routes'
import { storedValues } from '~/lib/storage'
import { requireSession } from '~/session/require-session'

import { textsWithoutIsolation } from './support/isolation'
import { isNode, nodesOf, type Node } from './support/syntax-tree'

// The rules of the house that the linter cannot say. Borders between folders are in .oxlintrc.json.

const root = join(import.meta.dirname, '..')

type Source = { path: string; nodes: Node[]; imports: string[] }

const sources = filesBelow('src')
  .filter((path) => /(?<!\.test|\.d)\.tsx?$/.test(path))
  .map(readSource)
const sourcePaths = new Set(sources.map(({ path }) => path))
const ours = sources.filter(({ path }) => !path.startsWith('src/demo/'))

describe('what only some files may do', () => {
  test('four files send requests: the client, which guards the bearer token, and those that read the configuration, ask if a host answers, or report an error', () => {
    const ways = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']
    expect(sources.filter(says(...ways)).map(({ path }) => path)).toEqual([
      'src/api/client.ts',
      'src/config/load-config.ts',
      'src/config/reachable.ts',
      'src/ui/feedback/use-report.ts',
    ])
  })

  test('only main names the demo, so that the bundler can drop it whole', () => {
    const naming = ours.filter(({ imports }) => imports.some((from) => /(^|\/)demo(\/|$)/.test(from)))
    expect(naming.map(({ path }) => path)).toEqual(['src/main.tsx'])
  })

  test("only lib/storage.ts uses the browser's storage, lib/can-store.ts tries it, and login-callback.ts for the entries of the Auth0 SDK", () => {
    const users = ours.filter(says('localStorage', 'sessionStorage', 'indexedDB', 'caches'))
    expect(users.map(({ path }) => path)).toEqual([
      'src/lib/can-store.ts',
      'src/lib/storage.ts',
      'src/session/login-callback.ts',
    ])
  })

  test('each entry of the list in lib/storage.ts belongs to one storedValue() call', () => {
    const keys = ours.flatMap(({ nodes }) => nodes.flatMap(storedKey))
    expect(keys.toSorted()).toEqual(Object.keys(storedValues).toSorted())
  })

  test('no text becomes markup, except a character reference that the Trusted Types policy has checked', () => {
    const ways = ['dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'srcDoc']
    expect(sources.filter(says(...ways)).map(({ path }) => path)).toEqual(['src/ui/text/named-character.ts'])
  })

  test('a text from outside is alone in its block or in a <bdi>, so that it cannot turn the text beside it', () => {
    const open = ours.flatMap(({ path, nodes }) =>
      nodes.flatMap(textsWithoutIsolation).map((text) => `${path}: ${text}`),
    )
    expect(open).toEqual([])
  })

  test('nothing is hung on the window, where any script could read or change it', () => {
    const hanging = sources.filter(({ nodes }) =>
      nodes.some(({ type, left }) => type === 'AssignmentExpression' && isOfWindow(left)),
    )
    expect(hanging.map(({ path }) => path)).toEqual([])
  })
})

describe('imports', () => {
  test('no file imports itself through others, counting type-only imports and lazy import()', () => {
    const graph = new Map(sources.map(({ path, imports }) => [path, imports.flatMap((from) => resolve(path, from))]))
    const cycles = [...graph.keys()].filter((path) => isReachable(path, path, graph))
    expect(cycles).toEqual([])
  })
})

describe('paths', () => {
  const publicPaths = new Set<string>([paths.login, paths.callback])
  const ID = 'totp|dev_/1'
  const fixed = Object.entries(paths).flatMap(([name, path]) =>
    typeof path === 'string' ? [[name, path] as const] : [],
  )
  const built = (
    ['apiKey', 'rotateApiKey', 'rotateToken', 'addLoginMethod', 'renameLoginMethod', 'removeLoginMethod'] as const
  ).map((name) => [name, paths[name](ID)] as const)

  test.each(fixed)('%s (%s) leads to its route', (name, path) => {
    const last = matchRoutes(routes, path)?.at(-1)?.route
    // No page has the not-found path, so that the catch-all route answers.
    expect(last?.path).toBe(name === 'notFound' ? '*' : path)
  })

  test.each(built)('%s (%s) leads to the route of its pattern, which reads the argument back', (name, path) => {
    const last = matchRoutes(routes, path)?.at(-1)
    expect(last?.route.path).toBe(patterns[name])
    expect(Object.values(last?.params ?? {})).toEqual([ID])
  })

  test.each(built.flatMap(([name]) => ['.', '..', '.. '].map((id) => [name, id] as const)))(
    '%s(%j) stays below its page, where it leads to nothing',
    (name, id) => {
      const { pathname } = new URL(paths[name](id), location.origin)
      expect(matchRoutes(routes, pathname)?.at(-1)?.route.path).toBe(patterns[name])
    },
  )

  test('the path to add a login method needs no kind', () => {
    expect(matchRoutes(routes, paths.addLoginMethod())?.at(-1)?.route.path).toBe(patterns.addLoginMethod)
  })

  test.each([...fixed, ...built])(
    '%s (%s) needs a session, except the pages for users who have none',
    (_name, path) => {
      const isGuarded = matchRoutes(routes, path)?.some(({ route }) => isGuard(route)) ?? false
      expect(isGuarded).toBe(!publicPaths.has(path))
    },
  )

  test('every route has a path or a pattern in config/paths.ts', () => {
    const written = new Set<string>([...fixed.map(([, path]) => path), ...Object.values(patterns), '*'])
    const routed = everyRoute(routes).flatMap(({ path }) => path ?? [])
    expect(routed.filter((path) => !written.has(path))).toEqual([])
    expect(built.map(([name]) => name).toSorted()).toEqual(Object.keys(patterns).toSorted())
  })
})

describe('files that belong together', () => {
  test('each resource of the two APIs has a handler of the same name in the demo, so that neither goes stale', () => {
    const dialects = new Set(['src/api/hal.ts', 'src/api/manage.ts'])
    // The page of one key and the dialogs load these parts of the resource, the first load does not.
    const parts = new Set(['src/api/api-key-view.ts', 'src/api/api-key-writes.ts'])
    const resources = sources
      .filter(({ path }) => path.startsWith('src/api/') && !dialects.has(path) && !parts.has(path))
      .filter(says('halApi', 'manageApi'))
    expect(resources.map(({ path }) => path)).toEqual([
      'src/api/accounts.ts',
      'src/api/api-keys.ts',
      'src/api/invitations.ts',
      'src/api/management-tokens.ts',
      'src/api/notifications.ts',
      'src/api/profiles.ts',
      'src/api/promo-codes.ts',
      'src/api/sessions.ts',
    ])
    const missing = resources
      .map(({ path }) => path.replace('src/api/', 'src/demo/handlers/'))
      .filter((handler) => !existsSync(join(root, handler)))
    expect(missing).toEqual([])
  })

  test('public/ holds what is known to be there: each file of it is in every production build', () => {
    expect(filesBelow('public')).toEqual(['public/config.json', 'public/favicon.svg'])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, module } = parseSync(path, text)
  const later = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1))
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value ?? '')),
    ...later,
  ]
  return { path, nodes: [...nodesOf(program)], imports }
}

/** The source file that an import names; none for a package or a stylesheet. */
function resolve(importer: string, from: string): string[] {
  if (!/^[.~]/.test(from)) return []
  const path = from.startsWith('~/') ? from.replace('~', 'src') : join(dirname(importer), from)
  return ['', '.ts', '.tsx'].map((ending) => path + ending).filter((file) => sourcePaths.has(file))
}

function isReachable(target: string, from: string, graph: Map<string, string[]>, visited = new Set<string>()): boolean {
  return (graph.get(from) ?? []).some((next) => {
    if (next === target) return true
    if (visited.has(next)) return false
    visited.add(next)
    return isReachable(target, next, graph, visited)
  })
}

/** Whether a file uses one of the names, in code: not in a comment, and not in a text that it shows. */
function says(...names: string[]) {
  return ({ nodes }: Source) =>
    nodes.some(
      ({ type, name }) => /^(Identifier|JSXIdentifier)$/.test(type) && typeof name === 'string' && names.includes(name),
    )
}

/** The key of a `storedValue({ key: '…' })` call. */
function storedKey({ type, callee, arguments: args }: Node): unknown[] {
  if (type !== 'CallExpression' || !isNode(callee) || callee['name'] !== 'storedValue' || !Array.isArray(args))
    return []
  return [...nodesOf(args[0])].flatMap((node) =>
    node.type === 'Property' && isNode(node['key']) && node['key']['name'] === 'key' && isNode(node['value'])
      ? node['value']['value']
      : [],
  )
}

function isOfWindow(target: unknown): boolean {
  if (!isNode(target) || target.type !== 'MemberExpression' || !isNode(target['object'])) return false
  const { name } = target['object']
  return typeof name === 'string' && ['window', 'globalThis', 'self'].includes(name)
}

function everyRoute(list: RouteObject[]): RouteObject[] {
  return list.flatMap((route) => [route, ...everyRoute(route.children ?? [])])
}

function isGuard({ middleware }: RouteObject): boolean {
  return Array.isArray(middleware) && middleware.includes(requireSession)
}
