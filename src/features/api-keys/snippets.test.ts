// @vitest-environment node
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { snippet, snippetLanguages, type SnippetLanguage, type SnippetOptions } from './snippets.ts'

/** Characters that end a string, start a command or open a variable in one of the languages. */
const HOSTILE = `a'b"c\`touch pwned\`$(touch pwned)\${HOME} $HOME\\n%s%20{[*]}!;&|<>#~‘’é🔑`
/** `HOSTILE` without the characters that a URL path cannot contain: `#`, and a `%` without an encoding. */
const HOSTILE_PATH = HOSTILE.replace('#', '').replace('%s', '')
const SECRET = `s3cr3t'"\\$(touch pwned)\`é`
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl-_'

type ReceivedRequest = {
  method: string
  path: string
  authorization: string | undefined
  type: string | undefined
  body: string
}

let received: ReceivedRequest[] = []
let acceptsRequests = true
let origin = ''
let folder = ''

/** Acts as the tenant, which issues a token, and as the API, which lists the keys if the request has that token. */
const server = createServer((request, response) => {
  void readAll(request).then((body) => {
    const { method = '', url = '', headers } = request
    // Each client encodes paths differently, so the tests compare decoded paths.
    received.push({
      method,
      path: decodeURIComponent(url),
      authorization: headers.authorization,
      type: headers['content-type'],
      body,
    })
    const isToken = url.endsWith('/oauth/token')
    const isGood = acceptsRequests && (isToken ? method === 'POST' : headers.authorization === `Bearer ${TOKEN}`)
    response.writeHead(isGood ? 200 : 401, { 'Content-Type': 'application/json' })
    if (!isGood) return response.end('{"error":"access_denied"}')
    return response.end(
      JSON.stringify(isToken ? { scope: 'a"b', access_token: TOKEN, token_type: 'Bearer' } : { page: { size: 20 } }),
    )
  })
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snippets-'))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  received = []
  acceptsRequests = true
})

/** The command that runs each language. If an interpreter is not installed, only the text of its example is tested. */
const runners: Partial<Record<SnippetLanguage, [command: string, file: string]>> = {
  curl: ['bash', 'run.sh'],
  python: ['python3', 'run.py'],
  javascript: [process.execPath, 'run.mjs'],
  ...(has('pwsh') && { powershell: ['pwsh', 'run.ps1'] as [string, string] }),
  ...(has('http') && { httpie: ['sh', 'run.sh'] as [string, string] }),
}

describe.each(Object.keys(runners) as SnippetLanguage[])('the %s example', (language) => {
  test('lists the keys with a token in the program', async () => {
    expect(await run({ language, purpose: 'token', token: TOKEN })).toMatchObject({ code: 0 })
    expect(received).toMatchObject([{ method: 'GET', path: listPath(), authorization: `Bearer ${TOKEN}` }])
  })

  test('lists the keys with a token from the environment', async () => {
    expect(await run({ language, purpose: 'token', token: null })).toMatchObject({ code: 0 })
    expect(received).toMatchObject([{ method: 'GET', path: listPath(), authorization: `Bearer ${TOKEN}` }])
  })

  test('exchanges a client ID and secret for a token, then lists the keys', async () => {
    expect(await run({ language, purpose: 'exchange', token: null })).toMatchObject({ code: 0 })
    expect(received).toMatchObject([
      { method: 'POST', path: '/oauth/token', type: expect.stringMatching(/^application\/json/) },
      { method: 'GET', path: listPath(), authorization: `Bearer ${TOKEN}` },
    ])
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: HOSTILE,
      client_secret: SECRET,
      audience: `https://api.example.com/${HOSTILE}`,
    })
  })

  test('prints the response', async () => {
    const { output } = await run({ language, purpose: 'token', token: TOKEN })
    expect(output).toMatch(/page/)
    expect(output).toMatch(/20/)
  })

  test('exits with an error when the server rejects the request', async () => {
    acceptsRequests = false
    expect(await run({ language, purpose: 'token', token: TOKEN })).not.toMatchObject({ code: 0 })
    expect(await run({ language, purpose: 'exchange', token: null })).not.toMatchObject({ code: 0 })
    expect(received, 'no second request without a token').toHaveLength(2)
  })

  test('does not execute anything that a hostile token contains', async () => {
    const token = HOSTILE.replace(/[^ -~]/g, '')
    await run({ language, purpose: 'token', token })
    expect(received).toMatchObject([{ authorization: `Bearer ${token}` }])
  })
})

test('the .env example sets the values that a program needs, but no secret from the environment', () => {
  expect(parseEnv(write({ language: 'env', purpose: 'token', token: TOKEN }))).toEqual({
    API_KEYS_URL: expect.stringContaining('/apikeys/'),
    ACCESS_TOKEN: TOKEN,
  })
  expect(parseEnv(write({ language: 'env', purpose: 'token', token: null }))).not.toHaveProperty('ACCESS_TOKEN')
  const clientId = 'NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG'
  expect(parseEnv(write({ language: 'env', purpose: 'exchange', token: null, clientId }))).toEqual({
    TOKEN_URL: `${origin}/oauth/token`,
    AUDIENCE: expect.stringContaining('https://api.example.com/'),
    CLIENT_ID: clientId,
    API_KEYS_URL: expect.stringContaining('/apikeys/'),
  })
})

test('the PowerShell example doubles every quote and leaves the variable unquoted', () => {
  expect(write({ language: 'powershell', purpose: 'token', token: null })).toContain(
    '@{ Authorization = "Bearer $env:ACCESS_TOKEN" }',
  )
  expect(write({ language: 'powershell', purpose: 'token', token: `a'b’c$d` })).toContain(`'Bearer a''b’’c$d'`)
  expect(write({ language: 'powershell', purpose: 'exchange', token: null, clientId: `it's` })).toContain(
    `client_id = 'it''s'`,
  )
})

test('the HTTPie example has the header and single quotes around unknown text', () => {
  expect(write({ language: 'httpie', purpose: 'token', token: null })).toContain('"Authorization:Bearer $ACCESS_TOKEN"')
  expect(write({ language: 'httpie', purpose: 'token', token: `a'b$c` })).toContain(`'Authorization:Bearer a'\\''b$c'`)
})

test('every example shows the mask instead of the token', () => {
  for (const { id } of snippetLanguages) {
    const shown = write({ language: id, purpose: 'token', token: 'eyJh••••HFgw' })
    expect(shown).toContain('eyJh••••HFgw')
    expect(shown).not.toContain('ACCESS_TOKEN"')
  }
})

function write(options: Pick<SnippetOptions, 'language' | 'purpose' | 'token'> & Partial<SnippetOptions>): string {
  return snippet({
    apiUrl: `${origin}/${HOSTILE_PATH}/api/`,
    tokenUrl: `${origin}/oauth/token`,
    audience: `https://api.example.com/${HOSTILE}`,
    clientId: HOSTILE,
    ...options,
  })
}

function listPath(): string {
  return decodeURIComponent(new URL(`${origin}/${HOSTILE_PATH}/api/apikeys/`).pathname)
}

async function run(options: Pick<SnippetOptions, 'language' | 'purpose' | 'token'>) {
  const [command, file] = runners[options.language] ?? ['false', '']
  await writeFile(join(folder, file), write(options))
  const result = await execute(command, [file])
  expect(await readdir(folder), 'files that a command in a value created').not.toContain('pwned')
  return result
}

function execute(command: string, args: string[]): Promise<{ code: number | string; output: string }> {
  const env = { ...process.env, ACCESS_TOKEN: TOKEN, CLIENT_SECRET: SECRET, no_proxy: '*', PYTHONIOENCODING: 'utf-8' }
  return new Promise((done) => {
    execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) => {
      done({ code: error ? (error.code ?? 'killed') : 0, output: stdout + stderr })
    })
  })
}

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
