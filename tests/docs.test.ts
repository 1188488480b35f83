// @vitest-environment node
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

import { hosts } from '../deploy/hosts/hosts.ts'
import { HEADERS_FILE } from '../deploy/prepare.ts'
import { preparedSite } from './support/prepared-site.ts'

const root = join(import.meta.dirname, '..')

/** Folders that git ignores. Paths inside them exist only after a build or a test run. */
const IGNORED = new Set([
  '.git',
  '.bench',
  'bench-out',
  'dist',
  'dist-demo',
  'node_modules',
  'playwright-report',
  'test-results',
])

/** Files that `latchkey init` and a build write. */
const WRITTEN_LATER = new Set(['config.json', 'version.json'])

const folders = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !IGNORED.has(entry.name))
    .map(({ name }) => name)
const rootFolders = folders('.')
const rooms = folders('src')
const fileNames = new Set(
  ['.', ...rootFolders]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => basename(path)),
)
/** The names of the files that `latchkey prepare` writes for the hosts. */
const preparedNames = new Set(
  [HEADERS_FILE, ...Object.values(hosts).flatMap((host) => Object.keys(host.files(preparedSite())))].map((path) =>
    basename(path),
  ),
)
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

type Document = { path: string; nodes: Nodes[] }

const documents = markdownFiles(root).map((path): Document => {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, nodes: [...nodesIn(fromMarkdown(text))] }
})

test('finds the documents of the repository', () => {
  const paths = documents.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'docs/deploy.md', '.github/pull_request_template.md']))
})

describe.each(documents)('$path', ({ path, nodes }) => {
  test('links only to files and headings that exist', () => {
    const urls = nodes.flatMap((node) => ('url' in node ? [node.url] : []))
    const missing = urls.filter((url) => !/^[a-z]+:/i.test(url)).filter((url) => !leadsSomewhere(path, url))
    expect(missing).toEqual([])
  })

  test('names only files that exist', () => {
    const missing = [...new Set(nodes.flatMap(pathsIn))].filter((name) => !existsInRepository(name))
    expect(missing).toEqual([])
  })

  test('names only npm scripts that exist', () => {
    const code = nodes.flatMap((node) => (node.type === 'inlineCode' || node.type === 'code' ? [node.value] : []))
    const named = code.flatMap((text) =>
      [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name),
    )
    const missing = [...new Set(named)].filter((name) => !(name in scripts))
    expect(missing).toEqual([])
  })

  test('quotes code as it is in the source', () => {
    const excerpts = nodes.flatMap((node) => (node.type === 'code' ? [node.value] : []))
    expect(excerpts.flatMap(changedLines)).toEqual([])
  })
})

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return markdownFiles(path)
      return entry.name.endsWith('.md') ? [relative(root, path)] : []
    })
}

function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesIn(child)
}

function leadsSomewhere(document: string, url: string): boolean {
  const [path = '', heading] = decodeURI(url).split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return heading === undefined || headingsOf(target).includes(heading)
}

/** The fragments that GitHub gives to the headings of a document. */
function headingsOf(path: string): string[] {
  const headings = documents.find((document) => document.path === path)?.nodes.filter(({ type }) => type === 'heading')
  return (headings ?? []).map((heading) =>
    textOf(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function textOf(node: Nodes): string {
  return [...nodesIn(node)].map((each) => ('value' in each ? each.value : '')).join('')
}

/** Repository paths in a piece of code. A path with a placeholder, such as `src/api/<resource>.ts`, is left out. */
function pathsIn(node: Nodes): string[] {
  if (node.type === 'inlineCode') return isPath(node.value) ? [node.value] : []
  if (node.type !== 'code') return []
  return node.value.split(/[\s'"`(),:]+/).filter((word) => word.includes('/') && isPath(word))
}

function isPath(text: string): boolean {
  if (!/^[\w./-]+$/.test(text) || text.startsWith('screenshots/out')) return false
  const [first = '', ...rest] = text.split('/')
  if (rest.length > 0) return [...rootFolders, ...rooms].includes(first)
  return /^\.?[A-Za-z][\w-]*(\.\w+)*\.(json|md|ts|html|sh|yml)$/.test(text) && !WRITTEN_LATER.has(text)
}

/** Paths in the documents start at the top of the repository, or with a room of `src/`. A file name may stand alone. */
function existsInRepository(path: string): boolean {
  if (!path.includes('/') && (fileNames.has(path) || preparedNames.has(path))) return true
  return existsSync(join(root, path)) || existsSync(join(root, 'src', path))
}

/** The lines of an excerpt that its file does not contain. An excerpt starts with a comment that names the file. */
function changedLines(excerpt: string): string[] {
  const [head = '', ...lines] = excerpt.split('\n')
  const path = /^\/\/ (\S+\.tsx?)$/.exec(head)?.[1]
  if (path === undefined) return []
  const source = readFileSync(join(root, path), 'utf8')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('// …') && !source.includes(line))
    .map((line) => `${path}: ${line}`)
}

test('README.md lists the six commands of docs/deploy.md', () => {
  const [block = ''] = /```sh\n[^`]+```/.exec(readFileSync(join(root, 'docs/deploy.md'), 'utf8')) ?? []
  expect(block.match(/# \d\. /g)).toHaveLength(6)
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(block)
})
