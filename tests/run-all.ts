/**
 * Runs everything that a change must pass (`npm test`), or with `--all` the slow tests as well (`npm run test:all`, see
 * playwright.config.ts). Each step runs also after a failed one. The last line counts, and the lines
 * before it name each failure: of a run on another machine often only the end is kept.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

import { installBrowser, installFullBrowser } from './support/find-browser.ts'

/** `failed` names each test (or check) that did not pass. */
type Result = { passed: number; failed: string[] }
type Suite = { specs: { ok: boolean; title: string; file: string; line: number }[]; suites?: Suite[] }

const isSlowTier = process.argv.includes('--all')
const OUT = 'test-results'
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

installBrowser()
if (isSlowTier) installFullBrowser()

const results = [
  // Neither reads what another writes. The builds are what the browser tests serve.
  ...(await Promise.all(['types', 'lint', 'format:check', 'unused', 'build', 'build:demo', 'build:cli'].map(check))),
  await check('size'),
  ...(isSlowTier ? [await check('test:contract')] : []),
  await runVitest('test:unit'),
  await runTests('test:browser', isSlowTier ? [] : ['--grep-invert', '@slow'], browserResult),
  ...(isSlowTier ? [await check('test:tenant'), await runVitest('test:hosts'), await check('score')] : []),
]

const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.flatMap((result) => result.failed)
console.log(`\n${failed.map((name) => `failed: ${name}\n`).join('')}${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 ? 0 : 1)

/** Prints the output of a check once it has ended, since several run at the same time. */
async function check(script: string): Promise<Result> {
  const { isFine, output } = await run(script, [], 'pipe')
  console.log(`\n== ${script}\n${output}`)
  return isFine ? { passed: 1, failed: [] } : { passed: 0, failed: [script] }
}

async function run(script: string, options: string[], output: 'pipe' | 'inherit') {
  const child = spawn('npm', ['run', '--silent', script, '--', ...options], { stdio: ['ignore', output, output] })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const status = await new Promise<number | null>((done) => child.once('close', done))
  return { isFine: status === 0, output: Buffer.concat(chunks).toString() }
}

/** A runner that fails without a failed test (a crash, no test at all) counts as one failure: it must never pass. */
async function runTests(script: string, options: string[], read: () => Result): Promise<Result> {
  console.log(`\n== ${script}`)
  const { isFine } = await run(script, options, 'inherit')
  try {
    const result = read()
    const hasRun = isFine && result.passed > 0
    return hasRun || result.failed.length > 0 ? result : { ...result, failed: [script] }
  } catch {
    return { passed: 0, failed: [script] }
  }
}

function runVitest(script: string): Promise<Result> {
  const file = `${OUT}/${script.replace('test:', '')}.json`
  const options = ['--reporter=default', '--reporter=json', `--outputFile=${file}`]
  return runTests(script, options, () => vitestResult(file))
}

function vitestResult(file: string): Result {
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number
    testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
  }
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name.replace(`${process.cwd()}/`, '')} › ${fullName}`),
  )
  return { passed: numPassedTests, failed: failures }
}

function browserResult(): Result {
  const { stats, suites } = JSON.parse(readFileSync(`${OUT}/browser.json`, 'utf8')) as {
    stats: { expected: number }
    suites: Suite[]
  }
  const specs = suites.flatMap(specsIn)
  return {
    passed: stats.expected,
    failed: specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `tests/${file}:${line} › ${title}`),
  }
}

function specsIn({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsIn)]
}
