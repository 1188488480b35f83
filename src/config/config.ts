import { createContext } from 'react-router'
import * as z from 'zod/mini'

const Text = z.string().check(z.regex(/^[^<>\s][^<>]*$/, { error: 'must be filled in' }))

const WebAddress = z.string().check(
  z.refine((value) => /^https?:\/\/[^\s<>]+$/.test(value) && URL.canParse(value), {
    error: 'must be an address that starts with https://',
  }),
)

/** A tenant's host; a scheme is allowed for a local identity provider. */
const Domain = z
  .string()
  .check(z.regex(/^(https?:\/\/)?[a-z0-9.-]+(:\d+)?$/i, { error: 'must be a host name like login.example.com' }))

const Days = z.number().check(
  z.refine((days) => Number.isInteger(days) && days >= 1 && days <= 3650, {
    error: 'must be a whole number of days from 1 to 3650',
  }),
)

const Link = z.string().check(
  z.refine((value) => /^(https?:\/\/|mailto:)[^\s<>]+$/.test(value), {
    error: 'must start with https:// or mailto:',
  }),
)

/** Without the place for its id, the link of every project would lead to the same page. */
const ProjectLink = Link.check(
  z.refine((value) => value.includes('{id}'), { error: 'must have {id} where the id of the project belongs' }),
)

/** What `config.json` may say; docs/configuration.md explains each field. */
export const Config = z.object({
  auth0: z.object({
    domain: Domain,
    clientId: Text,
    audience: Text,
    connection: z._default(Text, 'Username-Password-Authentication'),
    cacheLocation: z._default(z.enum(['memory', 'localstorage']), 'memory'),
    // Bearer tokens only, so far: a tenant that insists on DPoP would let people in and refuse every request.
    useDpop: z._default(z.literal(false, { error: 'is not supported yet: must be false' }), false),
    myAccount: z._default(z.boolean(), true),
  }),
  apiKeys: z.optional(z.object({ baseUrl: WebAddress, linkBase: z.optional(WebAddress) })),
  manage: z.optional(
    z.object({
      baseUrl: WebAddress,
      maxTokenLifetimeDays: z._default(Days, 365),
    }),
  ),
  links: z._default(
    z.object({
      manageAccount: z.optional(Link),
      project: z.optional(ProjectLink),
      docs: z.optional(Link),
      support: z.optional(Link),
    }),
    {},
  ),
  brand: z._default(
    z.object({
      name: z._default(Text, 'Latchkey'),
      logo: z.optional(z.string().check(z.regex(/^(\/|https:\/\/)/, { error: 'must start with / or https://' }))),
      accent: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i, { error: 'must be a color like #3d5bf5' }))),
    }),
    { name: 'Latchkey' },
  ),
})
export type Config = z.output<typeof Config>

export const configContext = createContext<Config>()

/** The app cannot start. `problems` names each wrong field and what it should be. */
export class ConfigError extends Error {
  readonly problems: { field: string; message: string }[]

  constructor(problems: { field: string; message: string }[]) {
    super('The configuration is not usable.')
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** Fetches and checks the configuration of this deployment. index.html has asked for it already, so it is no wait. */
export async function loadConfig(address: string): Promise<Config> {
  let text: string
  try {
    const response = await fetch(address, { credentials: 'same-origin' })
    if (!response.ok) throw new ConfigError([{ field: address, message: `the server answered ${response.status}` }])
    text = await response.text()
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError([{ field: address, message: 'could not be fetched; are you offline?' }])
  }
  return parseConfig(text, address)
}

export async function parseConfig(text: string, address: string): Promise<Config> {
  const json = parseJson(text)
  const parsed = Config.safeParse(json)
  if (!parsed.success) {
    // What there is to say about a wrong file is fetched only for whoever has one.
    const { problemsOf } = await import('./config-check')
    throw new ConfigError(problemsOf(json, parsed.error, address))
  }
  for (const field of unknownFields(json, parsed.data))
    console.warn(`config.json: unknown field "${field}" is ignored.`)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unknownFields(given: unknown, known: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return []
  return Object.entries(given).flatMap(([key, value]) => {
    const field = path + key
    const match = Object.entries(known).find(([name]) => name === key)
    return match ? unknownFields(value, match[1], `${field}.`) : [field]
  })
}
