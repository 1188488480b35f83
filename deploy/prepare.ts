import { readFile, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import * as z from 'zod/mini'

import { parseConfigFile, type ConfigFile } from './config-file.ts'
import { readBrand } from './brand-folder.ts'
import { inlineHashes, originOf, scriptHashes, tenantOrigin } from './csp.ts'
import { siteHeaders } from './headers.ts'
import type { Host } from './hosts/host.ts'
import { notFoundPage } from './hosts/not-found-page.ts'
import { checkIsReplaceable, filesIn, replaceFiles } from './output-folder.ts'
import { preparedPage } from './prepared-page.ts'
import { securityTxt } from './security-txt.ts'
import { WEB_MANIFEST, webManifest } from './web-manifest.ts'

/** The file at the top of a prepared folder that says what is in it. `latchkey serve` and `latchkey check` read it. */
export const HEADERS_FILE = 'headers.json'

const Texts = z.array(z.string())

/** A path of a file inside the folder. The next run of `prepare` deletes it, so it must not lead out of the folder. */
const InnerPath = z.string().check(z.regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]+$/))

/** The content of headers.json: SiteHeaders, and what the next release needs. */
export const PreparedHeaders = z.object({
  base: z.string(),
  every: z.record(z.string(), z.string()),
  cache: z.object({ rules: z.array(z.object({ path: z.string(), value: z.string() })), rest: z.string() }),
  /** The folder with index.html, relative to the prepared folder. */
  folder: z.string(),
  /** The hashes of the scripts in index.html, for the next release. */
  scripts: Texts,
  /** The hashes of the inline styles in index.html, for the next release. */
  styles: Texts,
  /** The names of the files in assets/ that belong to this release. The next one keeps them. */
  assets: Texts,
  /** The paths of all files that `prepare` has written. It replaces no others. */
  files: z.array(InnerPath),
})
export type PreparedHeaders = z.output<typeof PreparedHeaders>

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

/** Thrown for a folder that `latchkey prepare` has not written. */
export class NotPreparedError extends Error {
  override name = 'NotPreparedError'
}

/** Thrown for a base path that is the path of a file, such as /404.html/. */
export class BasePathError extends Error {
  override name = 'BasePathError'
}

/**
 * Writes a folder that is ready to upload: the build, config.json, security.txt, and the headers and rewrites in the form
 * of the host. Replaces the files of an earlier run, and returns the paths of the new ones, and what the
 * host's own files leave out. Throws a ConfigError, a
 * FolderInUseError, a NotPreparedError, a BasePathError, or an error about the brand, before it writes anything.
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
}: Preparation): Promise<{ files: string[]; notes: string[] }> {
  const config = parseConfigFile(text, 'config.json')
  const last = previous === undefined ? undefined : await readPrepared(previous)
  const olderAssets =
    last && previous !== undefined ? await readAssets(join(previous, last.folder), last.assets) : new Map()
  const brand = await readBrand(brandFolder, config, base)

  const page = preparedPage(await readFile(join(build, 'index.html'), 'utf8'), {
    base,
    origins: originsOf(config),
    links: [`<link rel="manifest" href="${base}${WEB_MANIFEST}" />`, brand.link],
  })
  // A host may publish the whole folder: its root is then empty.
  const folder = posix.join('.', host.root, `.${base}`)
  const headers: Omit<PreparedHeaders, 'files'> = {
    ...siteHeaders({ html: page, config, base, olderScripts: last?.scripts ?? [], olderStyles: last?.styles ?? [] }),
    folder,
    scripts: scriptHashes(page),
    styles: inlineHashes(page, 'style'),
    assets: [...(await readdir(join(build, 'assets'))), ...brand.assets].sort(),
  }

  const files = new Map<string, Buffer | string>()
  for (const [name, content] of olderAssets) files.set(posix.join(folder, 'assets', name), content)
  for (const path of await filesIn(build)) files.set(posix.join(folder, path), await readFile(join(build, path)))
  for (const [path, content] of brand.files) files.set(posix.join(folder, path), content)
  files.set(posix.join(host.root, '404.html'), notFoundPage(base))
  files.set(posix.join(folder, 'index.html'), page)
  files.set(posix.join(folder, 'config.json'), text)
  files.set(posix.join(folder, WEB_MANIFEST), webManifest(config, base))
  if (config.security.contact !== undefined)
    files.set(posix.join(host.root, '.well-known/security.txt'), securityTxt(config.security.contact, now))
  const site = {
    headers,
    assets: [...new Set([...headers.assets, ...olderAssets.keys()])],
    hasBrand: brand.sources.size > 0,
  }
  if (host.preparesAtStart) for (const [name, content] of brand.sources) files.set(`brand/${name}`, content)
  for (const [path, content] of Object.entries(host.files(site))) files.set(posix.join(path), content)
  const paths = [...files.keys(), HEADERS_FILE].sort()
  files.set(HEADERS_FILE, `${JSON.stringify({ ...headers, files: paths }, null, 2)}\n`)
  checkBasePath(base, paths)

  const { files: earlier } = await readPrepared(out).catch(() => ({ files: [] }))
  await checkIsReplaceable(out, { earlier, next: paths, root: host.root })
  await replaceFiles(out, { earlier, files, list: HEADERS_FILE })
  return { files: paths, notes: host.notes?.(site) ?? [] }
}

/** Reads headers.json of a prepared folder. Throws a NotPreparedError if the file is missing or is not one of this version. */
export async function readPrepared(folder: string): Promise<PreparedHeaders> {
  const text = await readFile(join(folder, HEADERS_FILE), 'utf8').catch(() => {
    throw new NotPreparedError(`${folder} has no headers.json. Write the folder with "latchkey prepare".`)
  })
  const parsed = PreparedHeaders.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new NotPreparedError(
    `The headers.json in ${folder} is not one of this version of "latchkey prepare". Write the folder again.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A file cannot be the folder of another one. */
function checkBasePath(base: string, paths: string[]): void {
  const files = new Set(paths)
  for (const path of paths)
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
      if (files.has(folder))
        throw new BasePathError(`The base path ${base} is the path of a file. Choose another one, such as /console/.`)
}

async function readAssets(site: string, names: string[]): Promise<Map<string, Buffer>> {
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(site, 'assets', name))] as const)),
  )
}

function originsOf({ auth0, apiKeys, manage }: ConfigFile): string[] {
  const origins = [tenantOrigin(auth0.domain), originOf(apiKeys?.baseUrl), originOf(manage?.baseUrl)]
  return [...new Set(origins.filter((origin) => origin !== undefined))]
}
