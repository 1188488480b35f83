import { DEFAULT_HSTS } from '../../deploy/headers.ts'

/** One field of config.json that `latchkey init` asks for. `name` is its option in camel case. */
type Question = {
  name: 'domain' | 'clientId' | 'audience' | 'apiKeys' | 'manage' | 'brand' | 'securityContact'
  field: string
  ask: string
  placeholder: string
  example: string
  isRequired: boolean
}

export type Answers = Partial<Record<Question['name'], string>> & { hsts?: keyof typeof HSTS }

export const QUESTIONS: Question[] = [
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
    ask: 'Client ID of its Single Page Application',
    placeholder: 'id',
    example: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345',
    isRequired: true,
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
    const [part = '', key = ''] = field.split('.')
    if (answers[name]) config[part] = { ...config[part], [key]: answers[name] }
  }
  const hsts = HSTS[answers.hsts ?? 'all'].value
  return { ...config, ...(hsts !== DEFAULT_HSTS && { headers: { hsts } }) }
}
