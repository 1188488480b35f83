import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startBackends } from '../support/checked-backends.ts'
import { makeCertificate } from '../support/certificate-authority.ts'
import { freePort } from './process.ts'
import { listenWithTls, startTlsNginx } from './tls-nginx.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** The environment of a shell, without what `npm run` adds: npx would look for the file in this repository. */
const shell = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')))

/** An empty folder with the packed file of a release, as a new operator has it. */
let folder: string
let authority: string
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'six-commands-'))
  // The workers of nginx run as another user.
  await chmod(folder, 0o755)
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'ignore' })
  authority = makeCertificate(folder).ca
})
afterAll(async () => {
  for (const child of started) child.kill()
  await rm(folder, { recursive: true, force: true })
})

test('six commands lead from the packed file to a hosted console whose check is green', async () => {
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  const latchkey = (...args: string[]) =>
    run('npx', ['--yes', `./${file}`, ...args], {
      cwd: folder,
      env: { ...shell, NODE_EXTRA_CA_CERTS: authority },
    })
  const [consolePort, tenantPort] = [await freePort(), await freePort()]
  const console = `https://localhost:${consolePort}`
  const backends = await startBackends(console, `https://localhost:${tenantPort}`)
  try {
    const demo = spawn('npx', ['--yes', `./${file}`, 'demo', '--port', '0'], {
      cwd: folder,
      env: shell,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await new Promise<string>((done, failed) => {
      demo.stdout.once('data', (line) => done(String(line).trim()))
      demo.once('exit', (code) => failed(new Error(`The demo ended with ${code}.`)))
    })
    expect(await (await fetch(url)).text()).toContain('<title>Latchkey</title>')
    process.kill(-(demo.pid ?? 0))

    const { auth0, apiKeys, manage } = backends.config
    const answers = ['--domain', auth0.domain, '--audience', auth0.audience, '--console', console]
    await latchkey('init', ...answers, '--api-keys', apiKeys.baseUrl, '--manage', manage.baseUrl)
    // `npm run test:tenant` imports this file into a stand-in of Auth0's Management API.
    const imported = await readFile(join(folder, 'auth0/tenant.yaml'), 'utf8')
    expect(imported).toBe(await readFile(join(root, 'deploy/auth0/tenant.yaml'), 'utf8'))
    await latchkey('prepare', '--host', 'nginx', '--client-id', auth0.clientId)
    await startNginx(consolePort, { port: tenantPort, to: backends.tenant.listening })
    const { stdout } = await latchkey('check', console, '--site', 'site', '--json')
    const notGreen = JSON.parse(stdout).results.filter(({ status }: { status: string }) => status !== 'ok')
    expect(notGreen).toEqual([])
  } finally {
    await backends.close()
  }
}, 180_000)

/** Serves the prepared folder, and the tenant behind a proxy, on localhost with TLS. */
async function startNginx(port: number, tenant: { port: number; to: string }): Promise<void> {
  const proxy = `server {
    ${listenWithTls(folder, tenant.port)}
    location / {
      proxy_pass ${tenant.to};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto https;
    }
  }`
  started.push(await startTlsNginx({ folder, site: join(folder, 'site'), port, servers: proxy }))
}
