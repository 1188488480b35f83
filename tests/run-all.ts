/**
 * Everything that a change must pass, one after the other (two cores do not carry two of these at once). Each step runs
 * whatever the one before it said; the last line counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

import { findBrowser, installBrowser } from './find-browser.ts'

type Count = { passed: number; failed: number }

const OUT = 'test-results'
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

if (!findBrowser()) installBrowser()

const checks = ['types', 'lint', 'format:check', 'unused', 'build', 'build:demo', 'size']
const total: Count = { passed: 0, failed: 0 }
for (const check of checks) add(run(check) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
add(runAndCount('test:unit', ['--reporter=default', '--reporter=json', `--outputFile=${OUT}/unit.json`], unitCount))
add(runAndCount('test:browser', [], browserCount))

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function add({ passed, failed }: Count): void {
  total.passed += passed
  total.failed += failed
}

function run(script: string, options: string[] = []): boolean {
  console.log(`\n== ${script}`)
  return spawnSync('npm', ['run', '--silent', script, '--', ...options], { stdio: 'inherit' }).status === 0
}

/** A runner that fails without a failed test (a crash, no test at all) counts as one failure: it must never pass. */
function runAndCount(script: string, options: string[], read: () => Count): Count {
  const isFine = run(script, options)
  try {
    const { passed, failed } = read()
    return { passed, failed: isFine && passed > 0 ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function unitCount(): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(`${OUT}/unit.json`, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

function browserCount(): Count {
  const { stats } = JSON.parse(readFileSync(`${OUT}/browser.json`, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}
