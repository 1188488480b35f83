// @vitest-environment node
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import { parseConfigFile } from '../deploy/config-file.ts'
import { siteHeaders } from '../deploy/headers.ts'

const root = join(import.meta.dirname, '..')
const required = ['--domain', 'login.example.com', '--client-id', 'client', '--audience', 'https://api.example.com']

let folder: string
beforeAll(() => build({ root, configFile: join(root, 'build/cli.config.ts'), logLevel: 'error' }).then(() => {}))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('--version prints the version of the package, and --help every command', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(latchkey('--version')).toMatchObject({ status: 0, stdout: `${version}\n` })
  for (const command of ['demo', 'init', 'prepare', 'serve', 'api', 'conform'])
    expect(latchkey('--help').stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
})

test.each([
  [['deploy'], /unknown command 'deploy'/],
  [['serve', '--fast', '.'], /unknown option '--fast'/],
  [['serve'], /missing required argument 'site'/],
  [['serve', '--port', '65536', '.'], /A port is a number from 0 to 65535/],
  [['prepare'], /required option '--host <name>'/],
  [['init', '--hsts', 'often'], /Allowed choices are all, host, none/],
])('%j exits with 2, names the mistake, and leads to --help', (args, message) => {
  const { status, stdout, stderr } = latchkey(...args)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(message)
  expect(stderr).toMatch(/--help/)
})

test('no output has a color when it goes to a file', () => {
  const outputs = [latchkey('--help'), latchkey('deploy'), latchkey('init')].flatMap(({ stdout, stderr }) => [
    stdout,
    stderr,
  ])
  expect(outputs.join('')).not.toContain('\u001B')
})

test('init writes a valid config.json, with the schema for editors beside it', () => {
  const { status } = latchkey('init', ...required, '--api-keys', 'https://app.example.com/api', '--hsts', 'host')
  expect(status).toBe(0)
  expect(parseConfigFile(read('config.json'), 'config.json')).toMatchObject({
    auth0: { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' },
    apiKeys: { baseUrl: 'https://app.example.com/api' },
    headers: { hsts: 'max-age=63072000' },
  })
  expect(JSON.parse(read('config.json')).$schema).toBe('./config.schema.json')
  expect(read('config.schema.json')).toBe(readFileSync(join(root, 'docs/config.schema.json'), 'utf8'))
})

test('init names the missing options where nobody can answer', () => {
  const { status, stderr } = latchkey('init', '--domain', 'login.example.com')
  expect(status).toBe(1)
  expect(stderr).toBe('error: Missing options: --audience.\n')
  expect(existsSync(join(folder, 'config.json'))).toBe(false)
})

test('init names the option with a wrong value, and writes nothing', () => {
  const { status, stderr } = latchkey('init', ...required, '--manage', 'http://connection.example.com')
  expect(status).toBe(1)
  expect(stderr).toBe('error: --manage must be a URL that starts with https://\n')
  expect(existsSync(join(folder, 'config.json'))).toBe(false)
})

test('init keeps an existing file, unless it is told to replace it', () => {
  writeFileSync(join(folder, 'config.json'), 'mine')
  expect(latchkey('init', ...required)).toMatchObject({ status: 1 })
  expect(read('config.json')).toBe('mine')
  expect(latchkey('init', ...required, '--force')).toMatchObject({ status: 0 })
  expect(read('config.json')).toContain('login.example.com')
})

test('init --console writes what sets up the tenant, before the tenant has a client ID', () => {
  const options = ['--domain', 'login.example.com', '--audience', 'https://api.example.com']
  expect(latchkey('init', ...options, '--console', 'https://console.example.com/').status).toBe(0)
  expect(readdirSync(join(folder, 'auth0')).toSorted()).toEqual([
    'ask-for-second-factor.js',
    'settings.txt',
    'tenant.env',
    'tenant.yaml',
    'terraform',
  ])
  expect(read('auth0/tenant.env')).toMatch(/^export CONSOLE_URL='https:\/\/console\.example\.com'$/m)

  const prepare = ['prepare', '--host', 'nginx', '--out', 'site']
  expect(latchkey(...prepare).stderr).toMatch(/auth0\.clientId is missing.*\n.*pass --client-id to prepare/)
  expect(existsSync(join(folder, 'site'))).toBe(false)
  expect(JSON.parse(read('config.json')).auth0).not.toHaveProperty('clientId')
})

test('init --tenant prints the settings of the tenant for a file, and changes nothing', () => {
  const tenant = ['init', '--tenant', '--console', 'https://console.example.com']
  expect(latchkey(...tenant)).toMatchObject({ status: 1 })
  latchkey('init', ...required)
  const before = read('config.json')
  const { status, stdout } = latchkey(...tenant)
  expect(status).toBe(0)
  expect(stdout).toMatch(/Allowed Callback URLs +https:\/\/console\.example\.com\/callback\n/)
  expect(read('config.json')).toBe(before)
  expect(latchkey('init', '--tenant', '--console', 'console.example.com').stderr).toBe(
    'error: --console must be a URL that starts with https://\n',
  )
})

test('serve names a folder that is not prepared', () => {
  expect(latchkey('serve', '.').stderr).toMatch(/^error: \. has no headers\.json\./)
  expect(latchkey('serve', '.').status).toBe(1)
})

test.each(['null', '{}', '['])('serve names a headers.json of another program: %s', (content) => {
  writeFileSync(join(folder, 'headers.json'), content)
  expect(latchkey('serve', '.')).toMatchObject({
    status: 1,
    stderr: 'error: The headers.json in . is not one of this version of "latchkey prepare". Write the folder again.\n',
  })
})

test('serve sends a prepared folder, and names a port that is in use', async () => {
  mkdirSync(join(folder, 'site/console'), { recursive: true })
  const lists = { scripts: [], styles: [], assets: [], files: [] }
  const headers = { ...siteHeaders({ html: '', config: {}, base: '/console/' }), folder: 'console', ...lists }
  writeFileSync(join(folder, 'site/headers.json'), JSON.stringify(headers))
  writeFileSync(join(folder, 'site/console/index.html'), '<h1>Latchkey</h1>')

  const server = spawn(process.execPath, [join(root, 'dist-cli/main.js'), 'serve', 'site', '--port', '0'], {
    cwd: folder,
  })
  try {
    const url = await new Promise<string>((done) => server.stdout.once('data', (line) => done(String(line).trim())))
    const response = await fetch(url)
    expect(new URL(url).pathname).toBe('/console/')
    expect(await response.text()).toBe('<h1>Latchkey</h1>')
    expect(response.headers.get('content-security-policy')).toBe(headers.every['Content-Security-Policy'])
  } finally {
    server.kill()
  }

  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  const { status, stderr } = latchkey('serve', 'site', '--port', String(port))
  other.close()
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `error: Port ${port} is in use. Choose another with --port.\n`,
  })
})

function latchkey(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist-cli/main.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

const prepareInto = (...args: string[]) => latchkey('prepare', '--host', 'nginx', ...args)

test.each([
  [
    ['init', ...required, '--config', 'nodir/config.json'],
    'Could not read or write nodir/config.json: there is no such',
  ],
  [['init', ...required, '--config', '.', '--force'], 'Could not read or write .: it is a folder, not a file.'],
  [['prepare', '--host', 'nginx', '--out', 'config.json/site'], 'Could not read or write config.json/site: a part of'],
  [['prepare', '--host', 'nginx', '--out', 'config.json'], 'config.json is not a folder. Choose an empty folder.'],
  [['prepare', '--host', 'nginx', '--previous', 'nope'], 'nope has no headers.json. Write the folder with'],
  [['prepare', '--host', 'nginx', '--base', '/404.html/'], 'The base path /404.html/ is the path of a file.'],
])('%j fails with one sentence that names the path', (args, message) => {
  if (args[0] === 'prepare') latchkey('init', ...required)
  const { status, stderr } = latchkey(...args)
  expect(status).toBe(1)
  expect(stderr).toMatch(/^error: [^\n]+\.\n$/)
  expect(stderr).toContain(message)
})

test('api refuses the last port, because the second API needs the next one', () => {
  const { status, stderr } = latchkey('api', '-p', '65535')
  expect(status).toBe(2)
  expect(stderr).toContain('the last one is 65534')
})

test('prepare names a misspelled field of config.json and the nearest one', () => {
  latchkey('init', ...required)
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...JSON.parse(read('config.json')), banners: {} }))
  expect(prepareInto()).toMatchObject({
    status: 1,
    stderr: 'error: config.json is invalid:\n  banners is unknown. The nearest known field is banner\n',
  })
})

test('prepare reads a config.json that starts with a byte order mark, and writes it without the mark', () => {
  latchkey('init', ...required)
  const text = read('config.json')
  writeFileSync(join(folder, 'config.json'), `\uFEFF${text}`)
  expect(prepareInto('--out', '.').stderr).toMatch(/^error: \. has other files/)
  expect(prepareInto()).toMatchObject({ status: 0 })
  expect(read('site/public/config.json')).toBe(text)
})

test('prepare --json prints the paths of the files that it has written', () => {
  latchkey('init', ...required)
  const { status, stdout } = prepareInto('--json')
  expect(status).toBe(0)
  const printed = JSON.parse(stdout) as { files: string[] }
  expect(printed).toMatchObject({ out: 'site', host: 'nginx', base: '/', notes: [] })
  expect(printed.files).toEqual(JSON.parse(read('site/headers.json')).files)
})

test('prepare refuses --previous for a container, which prepares its own release', () => {
  latchkey('init', ...required)
  prepareInto()
  expect(latchkey('prepare', '--host', 'container', '--previous', 'site', '--out', 'next').stderr).toBe(
    'error: --previous has no effect with a container: it prepares its own release when it starts.\n',
  )
  expect(existsSync(join(folder, 'next'))).toBe(false)
})

const withTenant = [...required, '--console', 'https://console.example.com']

test.each(['auth0/tenant.yaml', 'auth0/terraform/main.tf', 'config.schema.json'])(
  'init refuses to replace an edited %s, writes nothing, and replaces it with --force',
  (path) => {
    latchkey('init', ...withTenant)
    const original = read(path)
    writeFileSync(join(folder, path), 'edited')
    rmSync(join(folder, 'config.json'))
    const { status, stderr } = latchkey('init', ...withTenant)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `error: ${path} exists and is different. Replace it with --force, or move it. Nothing was written.\n`,
    })
    expect([read(path), existsSync(join(folder, 'config.json'))]).toEqual(['edited', false])
    expect(latchkey('init', ...withTenant, '--force').status).toBe(0)
    expect(read(path)).toBe(original)
  },
)

test('init --json prints the paths of the files that it has written', () => {
  const { files } = JSON.parse(latchkey('init', ...withTenant, '--json').stdout) as { files: string[] }
  expect(files).toEqual(expect.arrayContaining(['config.json', 'config.schema.json', 'auth0/tenant.env']))
  for (const file of files) expect(existsSync(join(folder, file))).toBe(true)
})
