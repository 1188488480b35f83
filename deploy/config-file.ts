import * as z from 'zod/mini'

import { describeProblems } from '~/config/config-check'
import { Brand, Config, ConfigError, HttpUrl, Link } from '~/config/config'
import { unknownFields } from '~/config/unknown-fields'

import { knownFields, nearestField } from './known-fields.ts'

/** The whole grammar of the header: another value could break the configuration of a host, which contains it. */
const HSTS = /^max-age=\d{1,10}(?:; ?includeSubDomains)?(?:; ?preload)?$/
const HSTS_ERROR = 'must be false, or like max-age=63072000; includeSubDomains; preload'
const Hsts = z.union([z.string().check(z.regex(HSTS, { error: HSTS_ERROR })), z.literal(false)], { error: HSTS_ERROR })

/** Hosts give "$", "{" and quotes in a header another meaning, and a URL needs none of them. */
const HeaderUrl = HttpUrl.check(
  z.regex(/^[\w:/.?=&%+~@-]+$/, { error: 'must be a URL without quotes, braces, ";" and "$"' }),
)

/** `prepare` reads the file from the folder of the brand, and never from a folder above it. */
const CssFile = z.string().check(z.regex(/^\w[\w.-]*\.css$/, { error: 'cssFile' }))

/** Schema of config.json as a whole: what the app reads, and what only the deployment reads. */
export const ConfigFile = z.extend(Config, {
  $schema: z.optional(z.string()),
  brand: z._default(z.extend(Brand, { css: z.optional(CssFile) }), { name: 'Latchkey' }),
  headers: z._default(
    z.object({
      /** The value of Strict-Transport-Security, or false if the host sends its own. */
      hsts: z.optional(Hsts),
      /** URL that browsers send violations of the content security policy to. */
      reportTo: z.optional(HeaderUrl),
    }),
    {},
  ),
  security: z._default(
    z.object({
      /** Where to report a vulnerability. `prepare` writes it to .well-known/security.txt. */
      contact: z.optional(Link),
    }),
    {},
  ),
})
export type ConfigFile = z.output<typeof ConfigFile>

/**
 * Parses and checks the text of a config.json. Throws a ConfigError that names each wrong field, and each unknown one: the
 * app ignores it, so a misspelled field would have no effect.
 */
export function parseConfigFile(text: string, file: string): ConfigFile {
  const known = knownFields(ConfigFile)
  const unknown = unknownFieldsOf(text).map((field) => ({
    field,
    message: `is unknown. The nearest known field is ${nearestField(field, known)}`,
  }))
  const parsed = ConfigFile.safeParse(parseJson(text))
  const wrong = parsed.success ? [] : describeProblems(parseJson(text), parsed.error, file)
  if (!parsed.success || unknown.length > 0) throw new ConfigError([...wrong, ...unknown])
  return parsed.data
}

/** Parses the text of a deployed config.json as the app does: unknown fields are no problem. Throws a ConfigError. */
export function parseDeployedConfig(text: string, file: string): ConfigFile {
  const parsed = ConfigFile.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new ConfigError(describeProblems(parseJson(text), parsed.error, file))
}

/** Returns the paths of the fields that neither the app nor the deployment knows, such as "auth0.clientID". */
export function unknownFieldsOf(text: string): string[] {
  return unknownFields(parseJson(text), knownFields(ConfigFile))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
