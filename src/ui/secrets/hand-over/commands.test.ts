// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { hostileCases, MULTILINE, type HostileCase } from '../../../../tests/support/hostile-secrets'
import { commands } from './commands'
import { writeFormat, type Format } from './format'

const folder = mkdtempSync(join(tmpdir(), 'hand-over-'))
const cases = hostileCases(10)

/** Appends its arguments and its standard input to a file. Programs on the PATH come before those of the system. */
const STAND_IN = `#!/bin/sh
log="$CASE.\${0##*/}"
printf '%s\\0' "$@" >> "$log"
printf '\\1' >> "$log"
case "$0" in */sed) exec /usr/bin/env PATH=/usr/bin:/bin sed "$@";; esac
cat >> "$log"
printf '\\2' >> "$log"
`

beforeAll(() => {
  mkdirSync(join(folder, 'bin'))
  for (const program of ['gh', 'glab', 'op', 'vault', 'aws', 'sed']) {
    writeFileSync(join(folder, 'bin', program), STAND_IN)
    chmodSync(join(folder, 'bin', program), 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

type Call = { args: string[]; input: string }

/** Runs the command of each case in one bash, in which the user types the secret when asked. */
function run(format: Format): ((program: string) => Call[])[] {
  const home = join(folder, format.id)
  mkdirSync(home)
  for (const [index, one] of cases.entries()) {
    writeFileSync(join(home, `${index}.sh`), write(format, one))
    writeFileSync(join(home, `${index}.typed`), `${one.secret}\n`)
  }
  const script = `for ((i = 0; i < ${cases.length}; i++)); do export CASE=$i; . ./$i.sh < $i.typed || exit; done`
  const { status, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, LC_ALL: 'C.UTF-8' },
  })
  expect({ status, stderr: stderr.replaceAll(/CLIENT_SECRET: \n/g, '') }).toEqual({ status: 0, stderr: '' })
  expect(existsSync(join(home, 'pwned')), 'a command in a value has run').toBe(false)
  return cases.map((_, index) => (program) => callsIn(join(home, `${index}.${program}`)))
}

function callsIn(path: string): Call[] {
  const records = readFileSync(path, 'utf8').split('\x02').slice(0, -1)
  return records.map((record) => {
    const [args = '', input = ''] = record.split('\x01')
    return { args: args.split('\0').slice(0, -1), input }
  })
}

function write(format: Format, { name, clientId, secret }: HostileCase): string {
  const written = writeFormat(format, handOver(name, clientId), secret)
  if (!('text' in written)) throw new Error(`${format.id} refuses ${JSON.stringify({ name, clientId, secret })}`)
  return written.text
}

function handOver(name: string, clientId: string) {
  const variables = { secretName: 'CLIENT_SECRET', bearerName: 'ACCESS_TOKEN' }
  return { name, brand: 'Acme', values: { CLIENT_ID: clientId }, ...variables, mcpUrl: undefined }
}

function formatOf(id: string): Format {
  const format = commands.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format
}

const jsonOf = (calls: Call[]) => calls.map(({ args, input }) => ({ args, json: JSON.parse(input) as unknown }))

describe('a command passes any client ID and secret unchanged on standard input', () => {
  test('to gh', () => {
    for (const [index, callsOf] of run(formatOf('github')).entries()) {
      expect(callsOf('gh')).toEqual([
        { args: ['variable', 'set', 'CLIENT_ID'], input: cases[index]?.clientId },
        { args: ['secret', 'set', 'CLIENT_SECRET'], input: cases[index]?.secret },
      ])
    }
  })

  test('to glab, which masks the secret and expands neither value', () => {
    for (const [index, callsOf] of run(formatOf('gitlab')).entries()) {
      expect(callsOf('glab')).toEqual([
        { args: ['variable', 'set', 'CLIENT_ID', '--raw'], input: cases[index]?.clientId },
        { args: ['variable', 'set', 'CLIENT_SECRET', '--masked', '--raw'], input: cases[index]?.secret },
      ])
    }
  })

  test('to op, as a concealed field of an item with the name of the key', () => {
    for (const [index, callsOf] of run(formatOf('1password')).entries()) {
      const { name = '', clientId, secret } = cases[index] ?? {}
      expect(jsonOf(callsOf('op'))).toEqual([
        {
          args: ['item', 'create', '-'],
          json: {
            title: name.trim() || 'acme-secret',
            category: 'API_CREDENTIAL',
            fields: [
              { id: 'CLIENT_ID', label: 'CLIENT_ID', type: 'STRING', value: clientId },
              { id: 'CLIENT_SECRET', label: 'CLIENT_SECRET', type: 'CONCEALED', value: secret },
            ],
          },
        },
      ])
    }
  })

  test('to vault', () => {
    for (const [index, callsOf] of run(formatOf('vault')).entries()) {
      const { clientId, secret } = cases[index] ?? {}
      const args = ['kv', 'put', '-mount=secret', expect.stringMatching(/^acme-[a-z0-9][a-z0-9-]*$/), '-']
      expect(jsonOf(callsOf('vault'))).toEqual([{ args, json: { CLIENT_ID: clientId, CLIENT_SECRET: secret } }])
    }
  })

  test('to aws, under a name without a dash that AWS could take for the suffix of an ARN', () => {
    for (const [index, callsOf] of run(formatOf('aws')).entries()) {
      const { clientId, secret } = cases[index] ?? {}
      const name = expect.stringMatching(/^acme_[a-z0-9_]+$/)
      const args = ['secretsmanager', 'create-secret', '--name', name, '--secret-string', 'file:///dev/stdin']
      expect(jsonOf(callsOf('aws'))).toEqual([{ args, json: { CLIENT_ID: clientId, CLIENT_SECRET: secret } }])
    }
  })
})

test('sed, which quotes the secret for JSON, gets the secret in no argument', () => {
  for (const id of ['1password', 'vault', 'aws']) {
    const log = readFileSync(join(folder, id, '0.sed'), 'utf8')
    expect(log).toBe('s/[\\\\"]/\\\\&/g\0\x01')
  }
})

describe('every command', () => {
  test.each(commands)('$id contains no secret, so it is the same for every secret', (format) => {
    const one = { name: 'CI', clientId: 'c', secret: 'first' }
    expect(write(format, one)).toBe(write(format, { ...one, secret: 'second' }))
  })

  test.each(commands)('$id works for a token without any other value', (format) => {
    const token = { ...handOver('CI', ''), values: {}, secretName: 'MANAGE_API_TOKEN' }
    const written = writeFormat(format, token, '13702-x')
    expect(written).toMatchObject({ text: expect.stringContaining('read -rs MANAGE_API_TOKEN') })
    expect(written).not.toMatchObject({ text: expect.stringContaining('CLIENT_ID') })
  })

  test.each(commands)('$id refuses a line break and any invisible character', (format) => {
    for (const text of [...MULTILINE, 'a\u202eb', 'a\u200bb'])
      for (const [clientId, secret] of [
        [text, 'x'],
        ['x', text],
      ] as const)
        expect(writeFormat(format, handOver('CI', clientId), secret)).toEqual({ refusal: 'invisible' })
  })

  test.each(commands)('$id refuses a secret that the terminal of macOS would cut', (format) => {
    expect(writeFormat(format, handOver('CI', 'x'), 'é'.repeat(501))).toEqual({ refusal: 'long' })
    expect(writeFormat(format, handOver('CI', 'x'), 'é'.repeat(500))).toHaveProperty('text')
  })

  test('asks for the secret after all of its lines, when a terminal without bracketed paste types them', () => {
    const pasted = write(formatOf('github'), { name: 'CI', clientId: 'x', secret: 'x' })
    const { status } = spawnSync('bash', ['--norc'], {
      cwd: folder,
      input: `${pasted}\ns3cr3t\n`,
      env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, CASE: 'pasted' },
    })
    expect(status).toBe(0)
    expect(callsIn(join(folder, 'pasted.gh')).at(-1)).toEqual({
      args: ['secret', 'set', 'CLIENT_SECRET'],
      input: 's3cr3t',
    })
  })

  test('changes nothing when the user types no secret', () => {
    const home = join(folder, 'github')
    const script = 'export CASE=none; . ./0.sh'
    for (const input of ['\n', '']) {
      const { status } = spawnSync('bash', ['--norc', '-c', script], {
        cwd: home,
        input,
        env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
      })
      expect(status).toBe(1)
    }
    expect(existsSync(join(home, 'none.gh'))).toBe(false)
  })
})
