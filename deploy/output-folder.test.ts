// @vitest-environment node
import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { Host } from './hosts/host.ts'
import { FolderInUseError } from './output-folder.ts'
import { BasePathError, NotPreparedError, prepareSite, readPrepared } from './prepare.ts'

const host: Host = { title: 'A host', root: 'public/', files: () => ({ 'host.conf': 'x' }) }
const config = JSON.stringify({
  auth0: { domain: 'login.example.com', clientId: 'c', audience: 'https://a.example.com' },
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-folder-test-'))
  write('build/index.html', '<head><link rel="icon" href="/favicon.svg" /></head>')
  write('build/assets/one.js', 'start()')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('--out with the name of a file is refused, and the file stays', async () => {
  write('site', 'my only copy')
  await expect(prepare()).rejects.toThrow(FolderInUseError)
  expect(read('site')).toBe('my only copy')
})

test.each([
  ['no headers.json', []],
  ['a headers.json of another program', ['{}']],
  ['a headers.json that is no JSON', ['x-frame-options: deny']],
  ['a headers.json of an earlier version', [JSON.stringify({ base: '/', scripts: [], assets: [], folder: 'public/' })]],
])('a folder with other files and %s is not replaced', async (_, contents) => {
  write('site/thesis.txt', 'my only copy')
  for (const content of contents) write('site/headers.json', content)
  const before = readdirSync(join(folder, 'site'))
  await expect(prepare()).rejects.toThrow(/^\S+site has other files, such as \S+\. Choose an empty folder\.$/)
  expect(readdirSync(join(folder, 'site'))).toEqual(before)
  expect(read('site/thesis.txt')).toBe('my only copy')
})

test('a file that would be published with the next release is refused by its name, and nothing changes', async () => {
  await prepare()
  write('site/public/notes/draft.txt', 'mine')
  rmSync(join(folder, 'build/assets/one.js'))
  write('build/assets/two.js', 'start()')
  await expect(prepare()).rejects.toThrow(/has not written: public\/notes\/draft\.txt\. Move them/)
  expect(readdirSync(join(folder, 'site/public/assets'))).toEqual(['one.js'])
  expect(read('site/public/notes/draft.txt')).toBe('mine')
})

test('a file that the next release would replace is refused by its name', async () => {
  await prepare()
  write('site/worker.js', 'mine')
  await expect(prepare({ files: { 'worker.js': 'x' } })).rejects.toThrow(/has not written: worker\.js\./)
  expect(read('site/worker.js')).toBe('mine')
})

test('files beside the published folder stay, such as those of the tool of a host', async () => {
  await prepare()
  write('site/.wrangler/state.json', 'mine')
  write('build/assets/two.js', 'start()')
  await prepare({ files: {} })
  expect(read('site/.wrangler/state.json')).toBe('mine')
  expect(readdirSync(join(folder, 'site')).toSorted()).toEqual(['.wrangler', 'headers.json', 'public'])
})

test('headers.json lists exactly the files of the folder', async () => {
  await prepare()
  const listed = execFileSync('find', ['.', '-type', 'f'], { cwd: join(folder, 'site'), encoding: 'utf8' })
  const { files } = await readPrepared(join(folder, 'site'))
  expect(files.map((path) => `./${path}`)).toEqual(listed.trim().split('\n').toSorted())
})

test('a host that publishes the whole folder has its files at the top', async () => {
  await prepare({ root: '' })
  expect(readdirSync(join(folder, 'site')).toSorted()).toEqual([
    '404.html',
    'assets',
    'config.json',
    'headers.json',
    'host.conf',
    'index.html',
    'manifest.json',
  ])
})

test.each(['../thesis.txt', 'public/../../thesis.txt', '/etc/passwd', '..', '..\\thesis.txt'])(
  'a headers.json that lists %s, outside of its folder, is not one of ours',
  async (path) => {
    await prepare()
    write('thesis.txt', 'my only copy')
    const headers = await readPrepared(join(folder, 'site'))
    write('site/headers.json', JSON.stringify({ ...headers, files: [...headers.files, path] }))
    await expect(prepare()).rejects.toThrow(FolderInUseError)
    expect(read('thesis.txt')).toBe('my only copy')
  },
)

test('a link as --out stays a link, and its folder is written', async () => {
  mkdirSync(join(folder, 'real'))
  symlinkSync('real', join(folder, 'site'))
  await prepare()
  await prepare()
  expect(lstatSync(join(folder, 'site')).isSymbolicLink()).toBe(true)
  expect(readdirSync(join(folder, 'real')).toSorted()).toEqual(['headers.json', 'host.conf', 'public'])
})

test('a link to a folder that does not exist is refused', async () => {
  symlinkSync('nowhere', join(folder, 'site'))
  await expect(prepare()).rejects.toThrow(/site is a link to a folder that does not exist\.$/)
})

test('an empty folder is written into, and not replaced by another one', async () => {
  mkdirSync(join(folder, 'site'))
  const { ino } = lstatSync(join(folder, 'site'))
  await prepare()
  expect(lstatSync(join(folder, 'site')).ino).toBe(ino)
})

test('a base path that is the path of a file is refused before anything is written', async () => {
  await expect(prepare({ base: '/404.html/' })).rejects.toThrow(BasePathError)
  expect(readdirSync(folder)).toEqual(['build'])
})

test.each([undefined, 'null', '{}'])('--previous of a folder with the headers.json %s is refused', async (content) => {
  if (content !== undefined) write('last/headers.json', content)
  await expect(prepare({ previous: 'last' })).rejects.toThrow(NotPreparedError)
})

type Options = { base?: string; previous?: string; files?: Record<string, string>; root?: string }

function prepare({ base = '/', previous, files, root = host.root }: Options = {}) {
  return prepareSite({
    build: join(folder, 'build'),
    config,
    out: join(folder, 'site'),
    host: { ...host, root, ...(files && { files: () => files }) },
    base,
    ...(previous !== undefined && { previous: join(folder, previous) }),
  })
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
