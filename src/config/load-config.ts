import { whenIdle } from '~/lib/lazy-component'
import { fetchAhead } from '~/lib/new-version'

import { Config, ConfigError } from './config'

/**
 * Fetches and checks `config.json`. index.html preloads it, so it is usually there already. Throws a ConfigError.
 */
export async function loadConfig(url: string): Promise<Config> {
  let text: string
  try {
    const response = await fetch(url, { credentials: 'same-origin' })
    if (!response.ok)
      throw new ConfigError([
        { field: url, message: `could not be loaded: the server responded with status ${response.status}` },
      ])
    text = await response.text()
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError([{ field: url, message: 'could not be loaded. Check your network connection' }])
  }
  return parseConfig(text, url)
}

/** Parses and checks the text of `config.json`. Unknown fields cause a console warning. Throws a ConfigError. */
export async function parseConfig(text: string, url: string): Promise<Config> {
  const json = parseJson(text)
  const parsed = Config.safeParse(json)
  if (!parsed.success) {
    // Loaded only for an invalid file, to keep the messages out of the first load.
    const { describeProblems } = await import('./config-check')
    throw new ConfigError(describeProblems(json, parsed.error, url))
  }
  // Not before the first screen, which the warning must not delay.
  whenIdle(
    () => void fetchAhead(async () => (await import('./unknown-fields')).warnAboutUnknownFields(json, parsed.data)),
  )
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
