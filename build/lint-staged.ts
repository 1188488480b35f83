/**
 * Lints and formats the files of the next commit. The pre-commit hook runs this script.
 *
 * The script works on a copy of the index in a temporary folder, so it sees exactly what the commit will contain.
 * Changes that are not staged are neither checked nor added, even if a file is partly staged.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, sep } from 'node:path'

type StagedFile = { path: string; mode: string; content: Buffer }

// The working directory is the root of the repository: git starts hooks there, and npm starts scripts next to
// package.json.
const copy = mkdtempSync(join(tmpdir(), 'lint-staged-'))
try {
  process.exitCode = check(stagedFiles())
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function check(files: StagedFile[]): number {
  if (files.length === 0) return 0
  // Copy the whole index, because rules such as import/no-cycle also read files that are not part of the commit.
  git('checkout-index', '--all', '--prefix', copy + sep)
  const paths = files.map(({ path }) => path)
  if (
    !run('oxlint', [
      '--deny-warnings',
      '--report-unused-disable-directives',
      '--no-error-on-unmatched-pattern',
      ...paths,
    ])
  )
    return 1
  // oxfmt prints the cause if a file cannot be parsed.
  if (!run('oxfmt', ['--no-error-on-unmatched-pattern', ...paths])) return 1

  const reformatted = files.filter(({ path, content }) => !content.equals(readFileSync(join(copy, path))))
  // `git commit <path>` uses a temporary index. Formatting there would leave the main index unformatted.
  const isTemporaryIndex = basename(process.env['GIT_INDEX_FILE'] ?? '').startsWith('next-index')
  if (isTemporaryIndex && reformatted.length > 0) {
    console.error(`Not formatted: ${reformatted.map(({ path }) => path).join(', ')}. Run "npm run format" first.`)
    return 1
  }
  for (const file of reformatted) stageFormatted(file)
  return 0
}

/** Stages the formatted content and formats the working copy. Unstaged changes stay unstaged. */
function stageFormatted({ path, mode, content }: StagedFile): void {
  const object = git('hash-object', '-w', '--no-filters', join(copy, path)).toString().trim()
  git('update-index', '--cacheinfo', `${mode},${object},${path}`)
  if (content.equals(readFileSync(path))) writeFileSync(path, readFileSync(join(copy, path)))
  // If the working copy does not parse, oxfmt leaves it unchanged.
  else spawnSync('oxfmt', ['--no-error-on-unmatched-pattern', path], { stdio: 'ignore' })
  console.log(`Formatted ${path}`)
}

/** Returns the regular files that the commit adds or changes, without symbolic links. */
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

/** Runs git without converting line endings, so that the copy differs from the index only where oxfmt changed it. */
function git(...args: string[]): Buffer {
  return execFileSync('git', ['--literal-pathspecs', '-c', 'core.autocrlf=false', ...args], { maxBuffer: 2 ** 28 })
}

function run(tool: string, args: string[]): boolean {
  return spawnSync(tool, args, { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
