import { readFile } from 'node:fs/promises'

import { ConfigError } from '~/config/config'

import { parseConfigFile, type ConfigFile } from '../deploy/config-file.ts'
import { Failure } from './failure.ts'

/** Returns the text of a config.json. Throws a Failure if there is none. */
export async function readConfig(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Failure(`Could not read ${file}. The command init writes it.`)
  })
  // Some editors on Windows start a file with a byte order mark, which JSON.parse rejects.
  return text.replace(/^\uFEFF/, '')
}

/** Checks the text of a config.json. Throws a Failure that names each wrong field. */
export function parseConfig(text: string, file: string): ConfigFile {
  try {
    return parseConfigFile(text, file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const problems = error.problems.map(({ field, message }) => `  ${field} ${message}`)
    const hint = error.problems.some(({ field }) => field === 'auth0.clientId')
      ? '\nThe tenant has the client ID: set it up first, and pass --client-id to prepare.'
      : ''
    throw new Failure(`${file} is invalid:\n${problems.join('\n')}${hint}`)
  }
}

/** Returns the text with another client ID. With `keep`, only if it has none. A text that is not JSON stays as it is. */
export function withClientId(text: string, clientId: string, { keep = false } = {}): string {
  try {
    const { auth0 = {}, ...rest } = JSON.parse(text)
    const hasOne = typeof auth0.clientId === 'string'
    // $schema stays first, and auth0 next to it.
    const { $schema, ...others } = rest
    const changed = {
      ...($schema && { $schema }),
      auth0: { ...auth0, clientId: keep && hasOne ? auth0.clientId : clientId },
    }
    return `${JSON.stringify({ ...changed, ...others }, null, 2)}\n`
  } catch {
    return text
  }
}
