// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { formatDotEnv, quoteForShell } from './shell-text.ts'

/** Characters that end a string, start a command or expand a variable. */
const HOSTILE = `a'b"c\`touch pwned\`$(touch pwned)\${HOME} $HOME\\n%s%20{[*]}!;&|<>#~‘’é🔑`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-text-'))
})
afterEach(() => {
  const left = readdirSync(folder)
  rmSync(folder, { recursive: true })
  // oxlint-disable-next-line vitest/no-standalone-expect -- part of every test
  expect(left, 'a value must not run as a command').not.toContain('pwned')
})

const bash = (script: string) => execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })

test('formatDotEnv writes values that a shell and Node.js read unchanged', () => {
  const values = { PLAIN: 'https://a.example/b?c=d', HOSTILE, QUOTED: HOSTILE.replaceAll("'", ''), EMPTY: '' }
  writeFileSync(join(folder, '.env'), formatDotEnv(values))
  const names = Object.keys(values)
  const output = bash(`set -a; . ./.env; printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`)
  expect(output.split('\0').slice(0, -1)).toEqual(Object.values(values))

  const { HOSTILE: _, ...others } = values
  expect(parseEnv(formatDotEnv(others))).toEqual(others)
})

test('quoteForShell quotes a text so that a shell reads it as one word and runs nothing', () => {
  expect(bash(`printf '%s\\0' ${quoteForShell(HOSTILE)} ${quoteForShell('')}`)).toBe(`${HOSTILE}\0\0`)
})
