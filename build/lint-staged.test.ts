// @vitest-environment node
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Leaves out the variables that git sets for a hook, such as GIT_INDEX_FILE: they point to this repository. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
  // oxlint colors its output when CI is set, also in a pipe.
  NO_COLOR: '1',
  CI: undefined,
  FORCE_COLOR: undefined,
}

let repository: string

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'lint-staged-test-'))
  git('init', '--quiet')
  git('config', 'user.name', 'Test')
  git('config', 'user.email', 'test@example.com')
  git('config', 'core.hooksPath', '.githooks')
  for (const file of ['.oxfmtrc.json', '.oxlintrc.json']) copyFileSync(join(root, file), join(repository, file))
  // The real hook calls npm, which adds node_modules/.bin to PATH. Here, `env` adds it.
  mkdirSync(join(repository, '.githooks'))
  const hook = `#!/bin/sh\nexec node ${join(root, 'build/lint-staged.ts')}\n`
  writeFileSync(join(repository, '.githooks/pre-commit'), hook, { mode: 0o755 })
  git('add', '.')
  git('commit', '--quiet', '--no-verify', '--message', 'Start')
})

afterEach(() => rmSync(repository, { recursive: true, force: true }))

test('a commit with an unformatted file formats the file in the commit and in the working tree', () => {
  write('one.ts', 'export const one = "1";\n')
  git('add', 'one.ts')
  commit()
  expect(git('show', 'HEAD:one.ts')).toBe("export const one = '1'\n")
  expect(read('one.ts')).toBe("export const one = '1'\n")
  expect(git('status', '--porcelain', 'one.ts')).toBe('')
})

test('a commit of a partly staged file leaves the unstaged change out', () => {
  write('one.ts', 'export const one = "1";\n')
  git('add', 'one.ts')
  appendFileSync(join(repository, 'one.ts'), 'export const two = "2";\n')
  commit()
  expect(git('show', 'HEAD:one.ts')).toBe("export const one = '1'\n")
  expect(read('one.ts')).toBe("export const one = '1'\nexport const two = '2'\n")
  expect(git('status', '--porcelain', 'one.ts')).toBe(' M one.ts\n')
})

test('a commit leaves the working copy unchanged when its unstaged change does not parse', () => {
  write('one.ts', 'export const one = "1";\n')
  git('add', 'one.ts')
  appendFileSync(join(repository, 'one.ts'), 'export const = ;\n')
  commit()
  expect(git('show', 'HEAD:one.ts')).toBe("export const one = '1'\n")
  expect(read('one.ts')).toBe('export const one = "1";\nexport const = ;\n')
})

test('a commit neither checks nor formats a file that is not staged', () => {
  write('one.ts', "export const one = '1'\n")
  write('two.ts', 'export const two: any = "2";\n')
  git('add', 'one.ts')
  commit()
  expect(read('two.ts')).toBe('export const two: any = "2";\n')
})

test('a lint error stops the commit and changes no file', () => {
  write('one.ts', 'export const one: any = "1";\n')
  git('add', 'one.ts')
  const { status, output } = tryCommit()
  expect(status).not.toBe(0)
  expect(output).toMatch(/no-explicit-any/)
  expect(output).toMatch(/one\.ts:1/)
  expect(git('show', ':one.ts')).toBe('export const one: any = "1";\n')
  expect(read('one.ts')).toBe('export const one: any = "1";\n')
})

test('a commit succeeds when the lint error is only in the working tree', () => {
  write('one.ts', "export const one = '1'\n")
  git('add', 'one.ts')
  write('one.ts', "export const one: any = '1'\n")
  commit()
  expect(git('show', 'HEAD:one.ts')).toBe("export const one = '1'\n")
})

test('`git commit <path>` with an unformatted file stops and suggests `npm run format`', () => {
  write('one.ts', "export const one = '1'\n")
  git('add', 'one.ts')
  commit()
  write('one.ts', 'export const one = "2";\n')
  const { status, output } = tryCommit('one.ts')
  expect(status).not.toBe(0)
  expect(output).toMatch(/npm run format/)
})

test('a commit that only deletes and renames files succeeds', () => {
  write('one.ts', "export const one = '1'\n")
  write('two.ts', "export const two = '2'\n")
  git('add', '.')
  commit()
  git('rm', '--quiet', 'one.ts')
  git('mv', 'two.ts', 'größe.ts')
  commit()
  expect(git('-c', 'core.quotePath=false', 'ls-files', '*.ts')).toBe('größe.ts\n')
})

function write(path: string, content: string): void {
  writeFileSync(join(repository, path), content)
}

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8')
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8', env })
}

function tryCommit(...paths: string[]) {
  const args = ['commit', '--quiet', '--message', 'Test', ...paths]
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: repository, encoding: 'utf8', env })
  return { status, output: stdout + stderr }
}

function commit(): void {
  const { status, output } = tryCommit()
  if (status !== 0) throw new Error(output)
}
