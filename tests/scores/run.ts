/**
 * Prints the judgments of HTTP Observatory and CSP Evaluator on a prepared console on nginx with TLS (`npm run score`).
 * Exits with 1 below 135 points or for any result of CSP Evaluator. Installs the packages of tests/scores/package.json if they are missing.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { freePort } from '../hosts/process.ts'
import { makeCertificate } from '../support/certificate-authority.ts'

const here = import.meta.dirname
const root = join(here, '../..')
if (!existsSync(join(here, 'node_modules')))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
// The package downloads the browsers' preload list when it is installed. Without it, no host counts as preloaded.
const lists = join(here, 'node_modules/@mdn/mdn-http-observatory/conf')
await writeFile(join(lists, 'hsts-preload.json'), '{}')

const folder = await mkdtemp(join(tmpdir(), 'latchkey-score-'))
// The workers of nginx run as another user.
await chmod(folder, 0o755)
const [http, https] = [await freePort(), await freePort()]
const authority = makeCertificate(folder)
const nginx = spawn('nginx', ['-p', folder, '-c', await prepareNginx(), '-e', 'stderr'], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
try {
  await untilListening(https)
  // Node reads this variable only when a process starts.
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority }
  const scan = [join(here, 'scan.js'), String(http), String(https)]
  process.exitCode = spawnSync(process.execPath, scan, { stdio: 'inherit', env }).status ?? 1
} finally {
  nginx.kill()
  await rm(folder, { recursive: true, force: true })
}

/** Prepares the production build for nginx and returns the path of a configuration that serves it with TLS. */
async function prepareNginx(): Promise<string> {
  const config = join(folder, 'config.json')
  await writeFile(
    config,
    JSON.stringify({
      auth0: { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' },
      apiKeys: { baseUrl: 'https://app.example.com/api' },
      manage: { baseUrl: 'https://connection.example.com' },
    }),
  )
  const site = join(folder, 'site')
  const args = [join(root, 'dist-cli/main.js'), 'prepare', '--host', 'nginx', '--config', config, '--out', site]
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const server = (await readFile(join(site, 'nginx.conf'), 'utf8'))
    .replace(
      'listen 80;',
      `listen 127.0.0.1:${https} ssl; ssl_certificate ${folder}/tls.pem; ssl_certificate_key ${folder}/tls.key;`,
    )
    .replace('root /var/www/latchkey;', `root ${site}/public;`)
  await writeFile(join(site, 'nginx.conf'), server)
  await mkdir(join(folder, 'logs'))
  const main = join(folder, 'main.conf')
  await writeFile(
    main,
    `daemon off; pid ${folder}/nginx.pid; events {}
     http {
       include /etc/nginx/mime.types; access_log off;
       include ${site}/nginx.conf;
       server { listen 127.0.0.1:${http}; return 301 https://localhost:${https}$request_uri; }
     }`,
  )
  return main
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const isListening = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => done(true)).on('error', () => done(false))
      socket.unref()
    })
    if (isListening) return
    if (nginx.exitCode !== null) throw new Error('nginx did not start.')
  }
}
