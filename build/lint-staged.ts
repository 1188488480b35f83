/**
 * Lints and formats the files of the next commit. The pre-commit hook runs this script.
 *
 * The script works on a copy of the index in a temporary folder, so it sees exactly what the commit will contain. Changes
 * that are not staged are neither checked nor added, also when a file is staged in part.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, sep } from 'node:path'

type StagedFile = { path: string; mode: string; content: Buffer }

// git runs a hook at the top of the work tree, and npm runs a script where package.json is: both are this folder.
const copy = mkdtempSync(join(tmpdir(), 'lint-staged-'))
try {
  process.exitCode = check(stagedFiles())
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function check(files: StagedFile[]): number {
  if (files.length === 0) return 0
  // The whole index, because a rule such as import/no-cycle reads further files.
  git('checkout-index', '--all', '--prefix', copy + sep)
  const paths = files.map(({ path }) => path)
  if (!run('oxlint', ['--deny-warnings', '--no-error-on-unmatched-pattern', ...paths])) return 1
  // oxfmt prints the cause if a file cannot be parsed.
  if (!run('oxfmt', ['--no-error-on-unmatched-pattern', ...paths])) return 1

  const reformatted = files.filter(({ path, content }) => !content.equals(readFileSync(join(copy, path))))
  // For `git commit <path>` git uses a second index, and would keep the unformatted content in the first one.
  const isSecondIndex = basename(process.env['GIT_INDEX_FILE'] ?? '').startsWith('next-index')
  if (isSecondIndex && reformatted.length > 0) {
    console.error(`Not formatted: ${reformatted.map(({ path }) => path).join(', ')}. Run "npm run format" first.`)
    return 1
  }
  for (const file of reformatted) stageFormatted(file)
  return 0
}

/** Replaces the staged content, and formats the working copy without staging what is unstaged there. */
function stageFormatted({ path, mode, content }: StagedFile): void {
  const object = git('hash-object', '-w', '--no-filters', join(copy, path)).toString().trim()
  git('update-index', '--cacheinfo', `${mode},${object},${path}`)
  if (content.equals(readFileSync(path))) writeFileSync(path, readFileSync(join(copy, path)))
  // A half-written working copy may not parse yet. It stays as it is.
  else spawnSync('oxfmt', ['--no-error-on-unmatched-pattern', path], { stdio: 'ignore' })
  console.log(`Formatted ${path}`)
}

/** Regular files that the commit adds or changes. Symbolic links and deleted files are left out. */
function stagedFiles(): StagedFile[] {
  const changed = lines(git('diff', '--cached', '--name-only', '--no-renames', '--diff-filter=AM', '-z'))
  if (changed.length === 0) return []
  return lines(git('ls-files', '--stage', '-z', '--', ...changed)).flatMap((line) => {
    const [, mode = '', object = '', path = ''] = /^(\d+) (\w+) \d\t(.+)$/s.exec(line) ?? []
    return mode.startsWith('100') ? [{ path, mode, content: git('cat-file', 'blob', object) }] : []
  })
}

function lines(output: Buffer): string[] {
  return output
    .toString()
    .split('\0')
    .filter((line) => line !== '')
}

/** Line endings stay as they are in the index, so that a comparison finds only what oxfmt has changed. */
function git(...args: string[]): Buffer {
  return execFileSync('git', ['--literal-pathspecs', '-c', 'core.autocrlf=false', ...args], { maxBuffer: 2 ** 28 })
}

function run(tool: string, args: string[]): boolean {
  return spawnSync(tool, args, { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
