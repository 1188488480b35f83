/**
 * Everything that a change must pass, one after the other (two cores do not carry two of these at once). Each step runs
 * whatever the one before it said. The last line counts, and the lines before it name what failed: of a run on another
 * machine often nothing but the end is kept.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

import { findBrowser, installBrowser } from './support/find-browser.ts'

/** `failed` names each test (or check) that did not pass. */
type Result = { passed: number; failed: string[] }
type Suite = { specs: { ok: boolean; title: string; file: string; line: number }[]; suites?: Suite[] }

const OUT = 'test-results'
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

if (!findBrowser()) installBrowser()

const checks = ['types', 'lint', 'format:check', 'unused', 'build', 'build:demo', 'size']
const results = [
  ...checks.map((check): Result => (run(check) ? { passed: 1, failed: [] } : { passed: 0, failed: [check] })),
  runTests('test:unit', ['--reporter=default', '--reporter=json', `--outputFile=${OUT}/unit.json`], unitResult),
  runTests('test:browser', [], browserResult),
]

const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.flatMap((result) => result.failed)
console.log(`\n${failed.map((name) => `failed: ${name}\n`).join('')}${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 ? 0 : 1)

function run(script: string, options: string[] = []): boolean {
  console.log(`\n== ${script}`)
  return spawnSync('npm', ['run', '--silent', script, '--', ...options], { stdio: 'inherit' }).status === 0
}

/** A runner that fails without a failed test (a crash, no test at all) counts as one failure: it must never pass. */
function runTests(script: string, options: string[], read: () => Result): Result {
  const isFine = run(script, options)
  try {
    const result = read()
    const hasRun = isFine && result.passed > 0
    return hasRun || result.failed.length > 0 ? result : { ...result, failed: [script] }
  } catch {
    return { passed: 0, failed: [script] }
  }
}

function unitResult(): Result {
  const { numPassedTests, testResults } = JSON.parse(readFileSync(`${OUT}/unit.json`, 'utf8')) as {
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
