import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readContext, type CheckContext, type CheckOptions } from '../../deploy/check/context.ts'
import type { CheckResult } from '../../deploy/check/check-result.ts'
import { createRequest } from '../../deploy/check/request.ts'
import { integrityOf } from '../../deploy/csp.ts'
import { prepareSite, readPrepared } from '../../deploy/prepare.ts'
import { serveStatic } from '../../deploy/serve.ts'
import type { SiteHeaders } from '../../deploy/headers.ts'
import { startChangedServer } from './servers/changed-server.ts'

export const VERSION = '1.2.3'
const WORKER = 'assets/auth0-spa-js.worker.production-c3.js'
const SCRIPTS: Record<string, string> = {
  'assets/index-a1.js': 'import("./page-b2.js")',
  'assets/page-b2.js': 'export const page = 1',
  [WORKER]: 'onmessage = () => {}',
}
const HOST = { title: 'Test', root: '' as const, files: () => ({}) }
export const CONFIG = {
  auth0: { domain: 'login.example.com', clientId: 'abc', audience: 'https://api.example.com' },
}

/** A prepared console on a server whose responses a test can change. */
export type CheckedSite = Awaited<ReturnType<typeof startCheckedSite>>

/**
 * Prepares a small console with `prepareSite`, and serves it with its headers.json. `site.results(checkAssets)` runs one
 * subject of the check, and returns its results by ID.
 */
export async function startCheckedSite({ base = '/' }: { base?: string } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-check-'))
  const build = join(dir, 'build')
  const out = join(dir, 'site')
  await writeBuild(build)

  let headers: SiteHeaders | undefined
  const files = await serveStatic({ dir: join(out, base), site: () => headers as SiteHeaders, fallback: true })
  const server = await startChangedServer(() => files.origin)

  const deploy = async (config: object, brand: Record<string, string> = {}) => {
    const brandFolder = join(dir, 'brand')
    await rm(brandFolder, { recursive: true, force: true })
    await mkdir(brandFolder)
    for (const [name, content] of Object.entries(brand)) await writeFile(join(brandFolder, name), content)
    await prepareSite({ build, config: JSON.stringify(config), out, host: HOST, base, brand: brandFolder })
    headers = await readPrepared(out)
  }
  await deploy(CONFIG)

  const options = (rest: Partial<CheckOptions>, request: CheckOptions['request']): CheckOptions => ({
    url: new URL(base, server.origin),
    request,
    ownVersion: VERSION,
    ...rest,
  })
  const withRequest = async <T>(work: (request: CheckOptions['request']) => Promise<T>): Promise<T> => {
    const { request, close } = createRequest({ timeout: 20_000, userAgent: 'latchkey-check' })
    return work(request).finally(close)
  }

  return {
    origin: server.origin,
    change: server.change,
    /** Prepares and uploads. `brand` has the files of the folder of the brand. */
    deploy,
    /** The folder that was uploaded, for `--site`. */
    prepared: async () => {
      const read = (name: string) => readFile(join(out, base, name), 'utf8')
      return { headers: await readPrepared(out), page: await read('index.html'), config: await read('config.json') }
    },
    results: (check: (context: CheckContext) => Promise<CheckResult[]>, rest: Partial<CheckOptions> = {}) =>
      withRequest(async (request) => byId(await check(await readContext(options(rest, request))))),
    /** Passes the options of the whole check on. */
    run: <T>(check: (all: CheckOptions) => Promise<T>, rest: Partial<CheckOptions> = {}) =>
      withRequest((request) => check(options(rest, request))),
    close: async () => {
      await Promise.all([server.close(), files.close()])
      await rm(dir, { recursive: true })
    },
  }
}

async function writeBuild(build: string): Promise<void> {
  const integrity = Object.fromEntries(Object.entries(SCRIPTS).map(([path, code]) => [`/${path}`, integrityOf(code)]))
  const page = `<!doctype html><title>Latchkey</title><script>shell()</script><link rel="icon" href="/favicon.svg" />
    <style>p{margin:0}</style><script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="/assets/index-a1.js" integrity="${integrity['/assets/index-a1.js']}"></script></head>`
  await mkdir(join(build, 'assets'), { recursive: true })
  const files = { ...SCRIPTS, 'index.html': page, 'favicon.svg': '<svg/>' }
  const release = JSON.stringify({ version: VERSION, commit: 'abc123' })
  for (const [path, content] of Object.entries({ ...files, 'version.json': release }))
    await writeFile(join(build, path), content)
}

export function byId(results: CheckResult[]): Record<string, CheckResult> {
  return Object.fromEntries(results.map((result) => [result.id, result]))
}

/** The IDs of all results that are not ok, with their status. */
export function notOk(results: Record<string, CheckResult>): Record<string, string> {
  return Object.fromEntries(
    Object.values(results)
      .filter(({ status }) => status !== 'ok')
      .map(({ id, status }) => [id, status]),
  )
}
