import { describeProblems } from '~/config/config-check'

import { ConfigFile } from '../../deploy/config-file.ts'
import { originOf } from '../../deploy/csp.ts'
import { DEFAULT_HSTS } from '../../deploy/headers.ts'

/**
 * One question of `latchkey init`. `name` is its option in camel case, and `field` its field of config.json: the URL of the
 * console has none, because it is for the tenant only.
 */
type Question = {
  name: 'console' | 'domain' | 'clientId' | 'audience' | 'apiKeys' | 'manage' | 'brand' | 'securityContact'
  field?: string
  ask: string
  placeholder: string
  example: string
  isRequired: boolean
}

export type Answers = Partial<Record<Question['name'], string>> & { hsts?: keyof typeof HSTS }

export const QUESTIONS: Question[] = [
  {
    name: 'console',
    ask: 'URL of the console, to set up the tenant for it',
    placeholder: 'url',
    example: 'https://console.example.com',
    isRequired: false,
  },
  {
    name: 'domain',
    field: 'auth0.domain',
    ask: 'Domain of the Auth0 tenant',
    placeholder: 'host',
    example: 'login.example.com',
    isRequired: true,
  },
  {
    name: 'clientId',
    field: 'auth0.clientId',
    ask: 'Client ID of its Single Page Application, if there is one already',
    placeholder: 'id',
    example: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345',
    isRequired: false,
  },
  {
    name: 'audience',
    field: 'auth0.audience',
    ask: 'Identifier (audience) of the API in the tenant',
    placeholder: 'identifier',
    example: 'https://api.example.com',
    isRequired: true,
  },
  {
    name: 'apiKeys',
    field: 'apiKeys.baseUrl',
    ask: 'Base URL of the API for API keys',
    placeholder: 'url',
    example: 'https://app.example.com/api',
    isRequired: false,
  },
  {
    name: 'manage',
    field: 'manage.baseUrl',
    ask: 'Base URL of the Management API',
    placeholder: 'url',
    example: 'https://connection.example.com',
    isRequired: false,
  },
  {
    name: 'brand',
    field: 'brand.name',
    ask: 'Name of the console',
    placeholder: 'name',
    example: 'Acme',
    isRequired: false,
  },
  {
    name: 'securityContact',
    field: 'security.contact',
    ask: 'Where to report a vulnerability (mailto: or https:)',
    placeholder: 'link',
    example: 'mailto:security@example.com',
    isRequired: false,
  },
]

/** Choices for Strict-Transport-Security, which binds a host to HTTPS for two years and cannot be taken back sooner. */
export const HSTS = {
  all: { value: DEFAULT_HSTS, label: 'This host and all hosts below it, ready for the preload lists of browsers' },
  host: { value: 'max-age=63072000', label: 'This host only' },
  none: { value: false, label: 'None: the host sends its own' },
} as const

/** Returns the fields of config.json for the answers. An empty answer leaves its field out. */
export function configOf(answers: Answers): object {
  const config: Record<string, Record<string, unknown>> = {}
  for (const { name, field } of QUESTIONS) {
    if (field === undefined) continue
    const [part = '', key = ''] = field.split('.')
    if (answers[name]) config[part] = { ...config[part], [key]: answers[name] }
  }
  const hsts = HSTS[answers.hsts ?? 'all'].value
  return { ...config, ...(hsts !== DEFAULT_HSTS && { headers: { hsts } }) }
}

/** Returns why an answer is wrong, if it is, by the rule for its field. Other fields do not matter. */
export function problemOf(answers: Answers, { name, field }: Question): string | undefined {
  if (field === undefined) return isConsoleUrl(answers[name]) ? undefined : 'must be a URL that starts with https://'
  const config = configOf(answers)
  const parsed = ConfigFile.safeParse(config)
  if (parsed.success) return undefined
  return describeProblems(config, parsed.error, '').find((one) => one.field === field)?.message
}

function isConsoleUrl(url: string | undefined): boolean {
  const origin = originOf(url)
  return origin !== undefined && /^[^?#]*$/.test(url ?? '')
}
