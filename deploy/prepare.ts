import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { parseConfigFile, type ConfigFile } from './config-file.ts'
import { readBrand } from './brand-folder.ts'
import { originOf, scriptHashes, tenantOrigin } from './csp.ts'
import { siteHeaders, type SiteHeaders } from './headers.ts'
import type { Host } from './hosts/host.ts'
import { notFoundPage } from './hosts/not-found-page.ts'
import { preparedPage } from './prepared-page.ts'
import { securityTxt } from './security-txt.ts'

/** The file at the top of a prepared folder that says what is in it. `latchkey serve` and `latchkey check` read it. */
export const HEADERS_FILE = 'headers.json'

/** The content of headers.json. */
export type PreparedHeaders = SiteHeaders & {
  /** The folder with index.html, relative to the prepared folder. */
  folder: string
  /** The hashes of the scripts in index.html, for the next release. */
  scripts: string[]
  /** The names of the files in assets/ that belong to this release. The next one keeps them. */
  assets: string[]
}

type Preparation = {
  /** The folder of a production build. */
  build: string
  /** The text of config.json. */
  config: string
  out: string
  host: Host
  /** The path below which the console is hosted, with a slash at both ends. */
  base: string
  /** The prepared folder of the last release. Its scripts still start, from a page that a browser or a cache has kept. */
  previous?: string
  /** The folder with the pictures and the stylesheet of the brand. */
  brand?: string
  now?: Date
}

/** Thrown if the folder to write has other files, which would be lost or be published. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

/**
 * Writes a folder that is ready to upload: the build, config.json, security.txt, and the headers and rewrites in the form
 * of the host. Replaces an earlier prepared folder. Throws a ConfigError, a FolderInUseError, or an error about the brand,
 * before it writes anything.
 */
export async function prepareSite({
  build,
  config: text,
  out,
  host,
  base,
  previous,
  brand: brandFolder,
  now,
}: Preparation): Promise<void> {
  const config = parseConfigFile(text, 'config.json')
  const last = previous === undefined ? undefined : await readPrepared(previous)
  const olderAssets =
    last && previous !== undefined ? await readAssets(join(previous, last.folder), last.assets) : new Map()
  const brand = await readBrand(brandFolder, config, base)
  await checkIsReplaceable(out)

  const page = preparedPage(await readFile(join(build, 'index.html'), 'utf8'), {
    base,
    origins: originsOf(config),
    stylesheet: brand.link,
  })
  const headers: PreparedHeaders = {
    ...siteHeaders({ html: page, config, base, olderScripts: last?.scripts ?? [] }),
    folder: join(host.root, base),
    scripts: scriptHashes(page),
    assets: [...(await readdir(join(build, 'assets'))), ...brand.assets].sort(),
  }

  await rm(out, { recursive: true, force: true })
  const site = join(out, headers.folder)
  await cp(build, site, { recursive: true, filter: (file) => file !== join(build, 'config.json') })
  for (const [name, content] of olderAssets)
    await writeFile(join(site, 'assets', name), content, { flag: 'wx' }).catch(ignoreExisting)
  for (const [path, content] of brand.files) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), content)
  }
  const files: Record<string, string> = {
    [join(host.root, '404.html')]: notFoundPage(base),
    [join(headers.folder, 'index.html')]: page,
    [join(headers.folder, 'config.json')]: text,
    ...(config.security.contact !== undefined && {
      [join(host.root, '.well-known/security.txt')]: securityTxt(config.security.contact, now),
    }),
    ...host.files({ headers, assets: [...new Set([...headers.assets, ...olderAssets.keys()])] }),
    [HEADERS_FILE]: `${JSON.stringify(headers, null, 2)}\n`,
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
  }
}

/** Reads headers.json of a prepared folder. Throws if there is none. */
export async function readPrepared(folder: string): Promise<PreparedHeaders> {
  return JSON.parse(await readFile(join(folder, HEADERS_FILE), 'utf8')) as PreparedHeaders
}

async function readAssets(site: string, names: string[]): Promise<Map<string, Buffer>> {
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(site, 'assets', name))] as const)),
  )
}

async function checkIsReplaceable(out: string): Promise<void> {
  const names = await readdir(out).catch((): string[] => [])
  if (names.length > 0 && !names.includes(HEADERS_FILE))
    throw new FolderInUseError(`${out} has other files. Choose an empty folder.`)
}

function originsOf({ auth0, apiKeys, manage }: ConfigFile): string[] {
  const origins = [tenantOrigin(auth0.domain), originOf(apiKeys?.baseUrl), originOf(manage?.baseUrl)]
  return [...new Set(origins.filter((origin) => origin !== undefined))]
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
