import { tenantOrigin } from '../csp.ts'
import { isTenantThere, validConfig, type CheckContext } from './context.ts'

/** An API that the console calls from the browser. */
export type Api = {
  id: 'token' | 'my-account' | 'api-keys' | 'management'
  name: string
  url: string
  /** Another resource. A server may lack the first one. */
  otherUrl?: string
  /** The requests of the console for which a browser asks first. */
  calls: Call[]
  /** The request headers that a browser has to ask for. */
  headers: string[]
  /** The response headers that the console reads. */
  exposed: string[]
  /** The form of a POST. Without it, the check sends a GET. */
  form?: Record<string, string>
  /** The consequence for users if the console cannot call the API. */
  without: string
  fix: (origin: string) => string
}

/** Without `url`, the call goes to that of the API. A server may lack an optional resource. */
type Call = { method: string; url?: string; isOptional?: boolean }

const BEARER = ['authorization', 'content-type']
/** No key, token or invitation has this ID. */
const NO_ID = 'latchkey-check'
const CRUD = ['GET', 'POST', 'PUT', 'DELETE']

/** Returns the APIs that can be checked: those of a tenant that does not answer are left out. */
export async function checkableApis(context: CheckContext): Promise<Api[]> {
  const isThere = await isTenantThere(context)
  return apisOf(context).filter(({ id }) => isThere || (id !== 'token' && id !== 'my-account'))
}

/** Returns the APIs of a configuration. docs/api/README.md lists what each must allow. */
export function apisOf(context: CheckContext): Api[] {
  const config = validConfig(context)
  const tenant = tenantOrigin(config?.auth0.domain)
  if (!config || tenant === undefined) return []
  const { auth0, apiKeys, manage } = config
  // The same URLs as in src/api, with the slashes of src/api: many servers redirect the other form.
  const loginMethods = `${tenant}/me/v1/authentication-methods`
  const keys = `${withoutSlash(apiKeys?.baseUrl)}/apikeys/`
  const tokens = `${withoutSlash(manage?.baseUrl)}/manage/current-user/tokens`
  const invitations = `${withoutSlash(manage?.baseUrl)}/manage/current-user/projects-invitations`
  const atTenant = (origin: string) => `Add ${origin} to "Allowed Origins (CORS)" of the application in Auth0.`
  const atServer = (headers: string[]) => (origin: string) =>
    `Let the server allow ${origin}, the methods ${CRUD.join(', ')} and the headers ${headers.join(', ')}.`
  const manageHeaders = [...BEARER, 'x-kbc-manageapitoken']
  return [
    {
      id: 'token',
      name: 'The token endpoint',
      url: `${tenant}/oauth/token`,
      calls: [{ method: 'POST' }],
      // The header with which the SDK names itself.
      headers: ['auth0-client'],
      exposed: [],
      // No code exists with this name, so the tenant refuses it.
      form: {
        grant_type: 'authorization_code',
        client_id: auth0.clientId,
        code: 'latchkey-check',
        redirect_uri: new URL('callback', context.base).href,
        code_verifier: 'latchkey-check-latchkey-check-latchkey-check',
      },
      without: 'Nobody can log in.',
      fix: atTenant,
    },
    ...(auth0.myAccount
      ? [
          {
            id: 'my-account' as const,
            name: 'The My Account API',
            url: `${tenant}/me/v1/factors`,
            otherUrl: loginMethods,
            calls: [
              { method: 'GET' },
              { method: 'POST', url: loginMethods },
              { method: 'PATCH', url: `${loginMethods}/${NO_ID}` },
              { method: 'DELETE', url: `${loginMethods}/${NO_ID}` },
            ],
            headers: BEARER,
            exposed: ['Retry-After', 'Location'],
            without: 'The Security page does not work.',
            fix: (origin: string) => `${atTenant(origin)} Without that API, set auth0.myAccount to false.`,
          },
        ]
      : []),
    ...(apiKeys
      ? [
          {
            id: 'api-keys' as const,
            name: 'The HAL API',
            url: `${keys}?page=0&size=1`,
            calls: [
              { method: 'GET' },
              { method: 'POST', url: keys },
              { method: 'PUT', url: `${keys}${NO_ID}` },
              { method: 'DELETE', url: `${keys}${NO_ID}` },
            ],
            headers: BEARER,
            exposed: ['Retry-After', 'Date'],
            without: 'The page of API keys does not work.',
            fix: atServer(BEARER),
          },
        ]
      : []),
    ...(manage
      ? [
          {
            id: 'management' as const,
            name: 'The Management API',
            url: tokens,
            otherUrl: invitations,
            calls: [
              { method: 'GET' },
              { method: 'POST' },
              { method: 'DELETE', url: `${tokens}/${NO_ID}` },
              { method: 'PUT', url: `${invitations}/${NO_ID}`, isOptional: true },
            ],
            headers: manageHeaders,
            exposed: ['Retry-After', 'Date'],
            without: 'Access tokens, invitations and notifications do not work.',
            fix: atServer(manageHeaders),
          },
        ]
      : []),
  ]
}

function withoutSlash(url = ''): string {
  return url.replace(/\/+$/, '')
}
