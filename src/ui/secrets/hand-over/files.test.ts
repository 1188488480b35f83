// @vitest-environment node
import { parse as parseHcl } from '@cdktf/hcl2json'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'

import { hostileCases, MULTILINE, type HostileCase } from '../../../../tests/support/hostile-secrets'
import { files } from './files'
import { writeFormat, type Format } from './format'

const cases = hostileCases(100, MULTILINE)

function formatOf(id: string): Format {
  const format = files.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format
}

function write(id: string, { name, clientId, secret }: HostileCase) {
  return writeFormat(formatOf(id), { ...handOver, name, values: { CLIENT_ID: clientId } }, secret)
}

function textOf(id: string, one: HostileCase): string {
  const written = write(id, one)
  if ('refusal' in written) throw new Error(`${id} refuses ${JSON.stringify(one)}`)
  return written.text
}

const handOver = {
  name: 'CI deploy',
  brand: 'Acme',
  values: { CLIENT_ID: 'abc' },
  secretName: 'CLIENT_SECRET',
  bearerName: 'ACCESS_TOKEN',
  mcpUrl: undefined,
}
const isOneLine = ({ clientId, secret }: HostileCase) => !/\p{Cc}/u.test(clientId + secret)

describe('a file keeps any client ID and secret unchanged', () => {
  test.each(['1.1', '1.2'] as const)('as a Kubernetes Secret, also for a parser of YAML %s', (version) => {
    for (const one of cases) {
      expect(parseYaml(textOf('kubernetes', one), { version })).toEqual({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: expect.stringMatching(/^acme-[a-z0-9]+(-[a-z0-9]+)*$/) },
        type: 'Opaque',
        stringData: { CLIENT_ID: one.clientId, CLIENT_SECRET: one.secret },
      })
    }
  })

  test('as variables of Terraform', async () => {
    for (const one of cases) {
      const parsed = (await parseHcl('x.tfvars', textOf('terraform', one))) as Record<string, string>
      // The parser returns templates as HCL writes them.
      const values = Object.entries(parsed).map(([name, text]) => [name, text.replace(/([$%])\1(?=\{)/g, '$1')])
      expect(Object.fromEntries(values)).toEqual({ client_id: one.clientId, client_secret: one.secret })
    }
  })

  test('as an environment of Postman, with the type “secret”', () => {
    for (const one of cases) {
      expect(JSON.parse(textOf('postman', one))).toEqual({
        name: expect.stringMatching(/^acme-/),
        values: [
          { key: 'CLIENT_ID', value: one.clientId, type: 'default', enabled: true },
          { key: 'CLIENT_SECRET', value: one.secret, type: 'secret', enabled: true },
        ],
        _postman_variable_scope: 'environment',
      })
    }
  })

  test('as an env file of Docker, or is refused', () => {
    for (const one of cases.filter(isOneLine)) {
      const values = { CLIENT_ID: one.clientId, CLIENT_SECRET: one.secret }
      expect(parseDockerEnv(textOf('docker', one))).toEqual(values)
    }
    for (const text of MULTILINE.filter((one) => /\p{Cc}/u.test(one))) {
      expect(write('docker', { name: '', clientId: text, secret: 'x' })).toEqual({ refusal: 'lineBreak' })
      expect(write('docker', { name: '', clientId: 'x', secret: text })).toEqual({ refusal: 'lineBreak' })
    }
  })
})

test('a Kubernetes Secret has no character that YAML forbids or takes for a line break', () => {
  for (const text of MULTILINE)
    expect(textOf('kubernetes', { name: 'CI', clientId: text, secret: text })).not.toMatch(
      /[^\P{Cc}\n]|[\u2028\u2029\ufeff\ufffe]/u,
    )
})

test('the environment of Bruno names the secret and does not contain it', () => {
  expect(textOf('bruno', { name: 'CI', clientId: 'a: {b}', secret: 's3cr3t' })).toBe(
    'vars {\n  CLIENT_ID: a: {b}\n}\nvars:secret [\n  CLIENT_SECRET\n]\n',
  )
  expect(writeFormat(formatOf('bruno'), { ...handOver, values: {} }, 's3cr3t')).toEqual({
    text: 'vars:secret [\n  CLIENT_SECRET\n]\n',
  })
  expect(write('bruno', { name: 'CI', clientId: 'a\n}\nscript', secret: 's' })).toEqual({ refusal: 'lineBreak' })
})

test('a file is refused if the tool would change a value', () => {
  expect(write('terraform', { name: 'CI', clientId: 'x', secret: 'e\u0301' })).toEqual({ refusal: 'normalized' })
  for (const { id } of files)
    expect(write(id, { name: 'CI', clientId: 'x', secret: 'half \ud83d' })).toEqual({ refusal: 'unreadable' })
})

/** Parses an env file like the Docker CLI: the text after the first "=" is the value, without any quotes or escapes. */
function parseDockerEnv(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).map((line) => line.trimStart())
  const assignments = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(assignments.map((line) => [line.replace(/=.*/s, ''), line.slice(line.indexOf('=') + 1)]))
}
