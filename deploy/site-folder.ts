import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { DeployedConfig } from './csp.ts'
import { siteHeaders, type HeaderSettings, type SiteHeaders } from './headers.ts'

/** Returns the headers for the index.html and the config.json of a folder, such as a build that is not prepared. */
export async function readSiteHeaders(dir: string, base = '/'): Promise<SiteHeaders> {
  return siteHeaders({
    base,
    html: await readFile(join(dir, 'index.html'), 'utf8'),
    config: await readConfig(join(dir, 'config.json')),
  })
}

/** Returns an empty configuration if the file is missing or invalid. The app explains the problem to the user. */
async function readConfig(file: string): Promise<DeployedConfig & HeaderSettings> {
  try {
    const config: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof config === 'object' && config !== null ? config : {}
  } catch {
    return {}
  }
}
