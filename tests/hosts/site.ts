import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { hosts } from '../../deploy/hosts/hosts.ts'
import { prepareSite, readPrepared, type PreparedHeaders } from '../../deploy/prepare.ts'

const build = join(import.meta.dirname, '../../dist')

/** Has a URL for reports, whose headers contain quotes, and a contact, from which security.txt is made. */
export const CONFIG = JSON.stringify({
  auth0: { domain: 'login.example.com', clientId: 'hosts-test', audience: 'https://api.example.com' },
  apiKeys: { baseUrl: 'https://app.example.com/api' },
  manage: { baseUrl: 'https://connection.example.com' },
  headers: { reportTo: 'https://reports.example.com/csp?key=1' },
  security: { contact: 'mailto:security@example.com' },
})

export type Site = {
  /** The prepared folder. */
  folder: string
  /** The folder that the host serves. */
  root: string
  headers: PreparedHeaders
  /** The names of the files in assets/. */
  assets: string[]
  /** Reads a file of the console, such as "config.json". */
  read: (path: string) => Promise<Buffer>
  remove: () => Promise<void>
}

/** Runs what `latchkey prepare` runs, with the production build, in a temporary folder. */
export async function prepareFor(name: string, base: string): Promise<Site> {
  if (!existsSync(join(build, 'index.html'))) throw new Error('There is no production build. Run "npm run build".')
  const host = hosts[name]
  if (!host) throw new Error(`There is no host "${name}".`)
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${name}-`))
  // The workers of nginx run as another user.
  await chmod(folder, 0o755)
  await prepareSite({ build, config: CONFIG, out: folder, host, base })
  return openSite(folder, host.root)
}

/** Reads a prepared folder. */
export async function openSite(folder: string, root: string): Promise<Site> {
  const headers = await readPrepared(folder)
  const console = join(folder, headers.folder)
  return {
    folder,
    root: join(folder, root),
    headers,
    assets: await readdir(join(console, 'assets')),
    read: (path) => readFile(join(console, path)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
