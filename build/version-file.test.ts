// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'

import { versionFile } from './version-file.ts'

test('writes the version and the commit of a clone, the same in each build', async () => {
  const root = await createProject()
  git(root, 'init', '--quiet')
  git(root, 'add', '.')
  git(root, '-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'Add files')
  const commit = git(root, 'rev-parse', 'HEAD').trim()
  const first = await buildProject(root)
  expect(JSON.parse(first.file)).toEqual({ version: '1.2.3', commit })
  expect(first.page).toContain(`<meta name="version" content="1.2.3+${commit.slice(0, 7)}">`)
  expect(await buildProject(root)).toEqual(first)
})

test('leaves the commit out without a repository', async () => {
  const { file, page } = await buildProject(await createProject())
  expect(JSON.parse(file)).toEqual({ version: '1.2.3' })
  expect(page).toContain('<meta name="version" content="1.2.3">')
})

test('leaves the commit out of an archive that is unpacked inside another repository', async () => {
  const outer = await createProject()
  git(outer, 'init', '--quiet')
  git(outer, 'add', '.')
  git(outer, '-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'Add files')
  const { file } = await buildProject(await createProject(join(outer, 'unpacked')))
  expect(JSON.parse(file)).toEqual({ version: '1.2.3' })
})

async function createProject(folder?: string): Promise<string> {
  const root = folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-version-')))
  if (folder === undefined) onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(root, { recursive: true })
  await writeFile(join(root, 'package.json'), '{ "version": "1.2.3" }')
  await writeFile(join(root, 'index.html'), '<!doctype html><head></head><p>Hello</p>')
  return root
}

async function buildProject(root: string): Promise<{ file: string; page: string }> {
  await build({ root, configFile: false, logLevel: 'silent', plugins: [versionFile()] })
  const read = (name: string) => readFile(join(root, 'dist', name), 'utf8')
  return { file: await read('version.json'), page: await read('index.html') }
}

/** Without the variables that a git hook sets, which name the repository of the hook. */
function git(cwd: string, ...args: string[]): string {
  const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, ...env } = process.env
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' })
}
