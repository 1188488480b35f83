// @vitest-environment node
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The built command line tool, as an operator runs it. It is built into a package of its own, because other tests build
// into dist-cli at the same time.

const root = join(import.meta.dirname, '..')
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-contract-'))
  for (const name of ['package.json', 'docs', 'node_modules']) symlinkSync(join(root, name), join(folder, name))
  await build({
    root,
    configFile: join(root, 'build/cli.config.ts'),
    logLevel: 'error',
    build: { outDir: join(folder, 'dist-cli') },
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts the tool with pipes, and without a token of the environment. */
function start(args: string[], token?: string): ChildProcess {
  const { LATCHKEY_TOKEN: _token, ...env } = process.env
  return spawn(process.execPath, [join(folder, 'dist-cli/main.js'), ...args], {
    env: token === undefined ? env : { ...env, LATCHKEY_TOKEN: token },
  })
}

async function run(args: string[], { token, input = '' }: { token?: string; input?: string } = {}) {
  const child = start(args, token)
  child.stdin?.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ])
  return { code: code as number | null, stdout, stderr }
}

describe('latchkey api and latchkey conform', () => {
  let api: ChildProcess
  let urls: { hal: string; management: string; token: string }
  beforeAll(async () => {
    api = start(['api', '--port', '0', '--json'])
    const lines = createInterface({ input: api.stdout ?? process.stdin })
    const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string | undefined]
    if (line === undefined) throw new Error('"latchkey api" has ended without a line.')
    urls = JSON.parse(line) as typeof urls
  })
  afterAll(async () => {
    api.kill('SIGINT')
    await once(api, 'close')
  })

  test('agree about both APIs, with the token from the environment or from standard input', async () => {
    const { hal, management, token } = urls
    const [halRun, managementRun] = await Promise.all([
      run(['conform', hal, '--dialect', 'hal', '--write'], { token }),
      run(['conform', management, '--dialect', 'management', '--write'], { input: `${token}\n` }),
    ])
    expect(halRun).toMatchObject({ code: 0, stderr: '' })
    expect(halRun.stdout).toMatch(/^ok {7}creates a key with its secret +PUT apikeys\/\S+$/m)
    expect(halRun.stdout).toMatch(/^\d+ ok, 0 differ, 0 notes$/m)
    expect(managementRun).toMatchObject({ code: 0, stderr: '' })
    expect(managementRun.stdout).toMatch(/^\d+ ok, 0 differ, 0 notes$/m)
    expect(halRun.stdout + managementRun.stdout).not.toContain(token)
  })

  test('differ about another dialect, with exit code 1 and results as JSON', async () => {
    const { management, token } = urls
    const { code, stdout } = await run(['conform', management, '--dialect', 'hal', '--json'], { token })
    expect(code).toBe(1)
    const { results } = JSON.parse(stdout) as { results: { status: string; problems: string[] }[] }
    expect(results[0]).toMatchObject({ status: 'differs', problems: ['status 404 (Not found.), expected 200'] })
  })

  test.each([
    ['a missing token', [], '', 'There is no bearer token. Set LATCHKEY_TOKEN, or write the token to standard input.'],
    ['a token with a space', [], 'two words', 'The bearer token contains a space or another invalid character.'],
  ])('explain %s', async (_title, args, input, message) => {
    const { code, stderr } = await run(['conform', urls.hal, '--dialect', 'hal', ...args], { input })
    expect({ code, stderr }).toEqual({ code: 1, stderr: `error: ${message}\n` })
  })

  test.each([
    ['http://api.example.com', 'The bearer token is sent over https:// only, or to this machine.'],
    ['api.example.com', 'A base URL is a URL such as https://app.example.com/api.'],
  ])('refuse the base URL %s before they read a token', async (url, message) => {
    const { code, stderr } = await run(['conform', url, '--dialect', 'hal'], { token: 'secret' })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('show how to try the APIs with curl, without the token in an argument', async () => {
    const child = start(['api', '--port', '0'])
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      lines.push(line)
      if (line.includes('curl')) break
    }
    child.kill('SIGINT')
    expect(lines[0]).toMatch(/^HAL API: {8}http:\/\/localhost:\d+\/api \(apiKeys\.baseUrl\)$/)
    expect(lines).toContainEqual(expect.stringMatching(/^export LATCHKEY_TOKEN=ey[\w.-]+$/))
    expect(lines.at(-1)).toMatch(/^echo "Authorization: Bearer \$LATCHKEY_TOKEN" \| curl -H @- http:\S+\/apikeys\/$/)
  })

  test('name the port that is in use', async () => {
    const { port } = new URL(urls.hal)
    const { code, stderr } = await run(['api', '--port', port])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: Port \d+ or \d+ is in use\. Choose another with --port\.$/m)
  })
})
