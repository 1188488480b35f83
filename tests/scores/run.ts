/**
 * Prints the judgments of HTTP Observatory and CSP Evaluator on a prepared console on nginx with TLS (`npm run score`).
 * Exits with 1 below 135 points or for any result of CSP Evaluator. Installs the packages of tests/scores/package.json if they are missing.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { installPackages, installServers } from '../hosts/install.ts'
import { freePort } from '../hosts/process.ts'
import { startTlsNginx } from '../hosts/tls-nginx.ts'
import { makeCertificate } from '../support/certificate-authority.ts'

const here = import.meta.dirname
const root = join(here, '../..')
installPackages(here)
installServers(['nginx'])
// The package downloads the browsers' preload list when it is installed. Without it, no host counts as preloaded.
const lists = join(here, 'node_modules/@mdn/mdn-http-observatory/conf')
await writeFile(join(lists, 'hsts-preload.json'), '{}')

const folder = await mkdtemp(join(tmpdir(), 'latchkey-score-'))
// The workers of nginx run as another user.
await chmod(folder, 0o755)
const [http, https] = [await freePort(), await freePort()]
const { ca } = makeCertificate(folder)
const nginx = await startTlsNginx({
  folder,
  site: await prepareNginx(),
  port: https,
  servers: `server { listen 127.0.0.1:${http}; return 301 https://localhost:${https}$request_uri; }`,
})
try {
  // Node reads this variable only when a process starts.
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca }
  const scan = [join(here, 'scan.js'), String(http), String(https)]
  process.exitCode = spawnSync(process.execPath, scan, { stdio: 'inherit', env }).status ?? 1
} finally {
  nginx.kill()
  await rm(folder, { recursive: true, force: true })
}

/** Prepares the production build for nginx and returns the folder. */
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
  return site
}
