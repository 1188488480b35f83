import { ConfigError } from '~/config/config'

import { parseDeployedConfig, type ConfigFile } from '../config-file.ts'
import { tenantOrigin, type DeployedConfig } from '../csp.ts'
import { siteHeaders, type HeaderSettings, type SiteHeaders } from '../headers.ts'
import type { PreparedHeaders } from '../prepare.ts'
import { fetchCrossOrigin, fetchFile, loadScript, loadStylesheet, openPage } from './as-browser.ts'
import { pageFilesOf, type PageFile, type PageFiles } from './page-files.ts'
import type { Answer, Request } from './request.ts'

/** The input of each check: the deployed files and the expected headers. */
export type CheckContext = {
  /** The URL of the console, with a slash at its end. */
  base: URL
  request: Request
  page: Answer
  configFile: Answer
  /** The configuration, or what is wrong with it. */
  config: ConfigFile | ConfigError
  expected: SiteHeaders
  /** The prepared folder to compare with, if there is one. */
  prepared: PreparedFolder | undefined
  /** The scripts and the stylesheets of index.html, with the integrity that it demands. */
  files: PageFiles
  now: number
  /** The version of this tool. */
  ownVersion: string
  /** URL of the version.json to compare with. */
  latest: string | undefined
}

export type PreparedFolder = { headers: PreparedHeaders; page: string; config: string }

export type CheckOptions = {
  url: URL
  request: Request
  prepared?: PreparedFolder | undefined
  latest?: string | undefined
  ownVersion: string
  now?: number
}

export async function readContext(options: CheckOptions): Promise<CheckContext> {
  const { url: base, request, prepared, latest, ownVersion, now = Date.now() } = options
  const page = await request(base.href, openPage)
  const configFile = await request(new URL('config.json', base).href, fetchFile)
  return {
    base,
    request,
    page,
    configFile,
    config: parsedConfig(configFile),
    expected:
      prepared?.headers ?? siteHeaders({ html: page.text, config: lenientConfig(configFile), base: base.pathname }),
    prepared,
    files: pageFilesOf(page.text, base),
    now,
    ownVersion,
    latest,
  }
}

/** Returns the configuration, for checks that need a valid one. */
export function validConfig({ config }: CheckContext): ConfigFile | undefined {
  return config instanceof ConfigError ? undefined : config
}

/** Fetches the document with which the tenant describes itself. Returns undefined without a valid configuration. */
export async function loadMetadata(context: CheckContext): Promise<Answer | undefined> {
  const tenant = tenantOrigin(validConfig(context)?.auth0.domain)
  if (tenant === undefined) return undefined
  return context.request(`${tenant}/.well-known/openid-configuration`, fetchCrossOrigin(context.base.origin))
}

/** False if the tenant does not answer at all. Its settings are then not checked. */
export async function isTenantThere(context: CheckContext): Promise<boolean> {
  const metadata = await loadMetadata(context)
  return metadata !== undefined && metadata.status !== 0
}

export function loadScripts({ base, request, files }: CheckContext): Promise<Answer[]> {
  return Promise.all(ownUrls(files.scripts, base).map((url) => request(url, loadScript)))
}

export function loadStylesheets({ base, request, files }: CheckContext): Promise<Answer[]> {
  return Promise.all(ownUrls(files.stylesheets, base).map((url) => request(url, loadStylesheet)))
}

/** A changed page may name a file of any host. The check fetches only those of the console. */
function ownUrls(files: PageFile[], base: URL): string[] {
  return [...new Set(files.flatMap(({ url }) => (url?.origin === base.origin ? [url.href] : [])))]
}

/** Pages of the console that are no files: one with a folder, the return from a login, and the return from a log-out. */
const DEEP_LINKS = ['security/add', 'callback?code=latchkey-check&state=latchkey-check', 'login']

/** Opens pages that every host must answer with index.html. */
export function openDeepLinks({ base, request }: CheckContext): Promise<Answer[]> {
  return Promise.all(DEEP_LINKS.map((path) => request(new URL(path, base).href, openPage)))
}

/** A script of an older release. Hosts that answer pages for every URL get this wrong. */
export function loadMissingScript({ base, request }: CheckContext): Promise<Answer> {
  return request(new URL('assets/latchkey-check-00000000.js', base).href, loadScript)
}

function parsedConfig({ status, text, url }: Answer): ConfigFile | ConfigError {
  if (status !== 200) return new ConfigError([{ field: new URL(url).pathname, message: 'could not be loaded' }])
  try {
    return parseDeployedConfig(text, 'config.json')
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

/** Returns what can be read of an invalid configuration. The policy ignores the other settings that it cannot read. */
function lenientConfig({ text }: Answer): DeployedConfig & HeaderSettings {
  try {
    const config: unknown = JSON.parse(text)
    if (typeof config !== 'object' || config === null) return {}
    const { hsts, reportTo } = ('headers' in config && config.headers ? config.headers : {}) as Record<string, unknown>
    const headers = {
      ...(typeof hsts === 'string' && { hsts }),
      ...(hsts === false && { hsts: false as const }),
      ...(typeof reportTo === 'string' && { reportTo }),
    }
    return { ...config, headers }
  } catch {
    return {}
  }
}
