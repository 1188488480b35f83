import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { siteHeaders, type SiteHeaders } from '../../../deploy/headers.ts'
import type { Host } from '../../../deploy/hosts/host.ts'
import { prepareSite } from '../../../deploy/prepare.ts'
import { serveStatic } from '../../../deploy/serve.ts'
import { readSiteHeaders } from '../../../deploy/site-folder.ts'
import { startHalServer, type HalServer } from './hal-server.ts'
import { startIdentityProvider, type IdentityProvider, type Sessions } from './identity-provider.ts'
import { startManageServer, type ManageServer } from './manage-server.ts'

const AUDIENCE = 'https://api.example.com'
const BUILD = join(import.meta.dirname, '../../../dist')

/** A complete deployment on this machine: the production build, a tenant and two APIs, each on its own origin. */
export type Stage = {
  /** The URL of the console without a slash at its end. It is an origin, unless the stage has a base path. */
  app: string
  /** The folder from which the console is served, with its index.html. */
  folder: string
  tenant: IdentityProvider
  api: HalServer
  manage: ManageServer
  /** The config.json that the stage begins with. */
  config: object
  /** Replaces config.json, or deletes it if `config` is null. */
  deployConfig: (config: object | null) => Promise<void>
  close: () => Promise<void>
}

/** A host that serves the prepared folder and needs no other files. */
const PLAIN_HOST: Host = { title: 'A plain host', root: '', files: () => ({}) }

type Options = {
  /** The sessions of the tenant of another stage, which keep its users logged in here. */
  sessions?: Sessions
  /** The path below which the console is hosted, with a slash at both ends. */
  base?: string
  /** The folder of the build. */
  build?: string
}

/** Starts a deployment as `latchkey prepare` writes it. */
export async function startStage({ sessions, base = '/', build = BUILD }: Options = {}): Promise<Stage> {
  const out = await mkdtemp(join(tmpdir(), 'latchkey-production-'))

  // The tenant needs the origin of the app, and the headers of the app name the tenant's origin. So the app starts
  // first, and its headers are set when the tenant has started.
  const dir = join(out, base)
  let site: SiteHeaders = siteHeaders({ html: '', config: {}, base })
  const app = await serveStatic({ dir, site: () => site, fallback: true })
  const tenant = await startIdentityProvider({
    appOrigin: app.origin,
    base,
    audience: AUDIENCE,
    ...(sessions && { sessions }),
  })
  const { issuer, jwksUrl } = tenant
  const trust = { issuer, jwksUrl, audience: AUDIENCE, allowOrigin: app.origin }
  const api = await startHalServer(trust)
  const manage = await startManageServer(trust)

  const deployConfig = async (config: object | null) => {
    const file = join(dir, 'config.json')
    await (config ? writeFile(file, JSON.stringify(config)) : rm(file, { force: true }))
    site = await readSiteHeaders(dir, base)
  }
  const config = {
    auth0: { domain: tenant.origin, clientId: tenant.clientId, audience: AUDIENCE },
    apiKeys: { baseUrl: api.baseUrl },
    manage: { baseUrl: manage.baseUrl },
    links: {
      manageAccount: 'https://account.example.com/',
      project: `${manage.origin}/admin/projects/{id}`,
    },
    brand: { name: 'Latchkey' },
  }
  await prepareSite({ build, config: JSON.stringify(config), out, host: PLAIN_HOST, base })
  await deployConfig(config)

  return {
    app: `${app.origin}${base.slice(0, -1)}`,
    folder: dir,
    tenant,
    api,
    manage,
    config,
    deployConfig,
    close: async () => {
      await Promise.all([app.close(), tenant.close(), api.close(), manage.close()])
      await rm(out, { recursive: true, force: true })
    },
  }
}
