import type { Reply } from '../http/reply.ts'
import { startApi, type ApiOptions, type Call } from '../http/start-api.ts'
import type { RunningServer } from '../http/listen.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import { errorReply } from './errors.ts'
import { ProfileStore } from './profile-store.ts'
import { answerProfile } from './profiles.ts'

type Options = ApiOptions & {
  keys: ApiKeyStore
  profiles?: ProfileStore
  /** Called before each call of a user. */
  onUser?: (subject: string) => void
  /** Returns the base URL of the links in responses. By default, it is the base URL of the API. */
  linkBase?: (origin: string) => string
  /** Returns how many keys a user may have. Without it, the API has no accounts, and no limit. */
  maxClients?: () => number | undefined
}

/** Starts a HAL API (docs/api/hal.md). Its base URL is `/api` on the origin of the server. */
export function startHalApi({
  keys,
  profiles = new ProfileStore(),
  linkBase,
  onUser,
  maxClients,
  ...options
}: Options): Promise<RunningServer> {
  const allowed = { methods: ['GET', 'POST', 'PUT', 'DELETE'], headers: ['authorization', 'content-type'] }
  return startApi(
    {
      allowed,
      answer: (call) => {
        // The documentation shows no body for a 401 response.
        if (!call.claims) return { status: 401 }
        onUser?.(call.claims.sub)
        const links = linkBase?.(call.origin) ?? `${call.origin}/api`
        const { sub: subject } = call.claims
        return (
          answerProfile(call, { profiles, subject, links }) ??
          answer(call, { keys, subject, links, limit: maxClients?.() })
        )
      },
    },
    options,
  )
}

type Context = { keys: ApiKeyStore; subject: string; links: string; limit: number | undefined }

function answer(call: Call, context: Context): Reply {
  const { keys, subject, links } = context
  if (call.path === '/api/accounts') return accounts(call, context)
  if (!/^\/api\/apikeys(\/|$)/.test(call.path)) return errorReply(call, 404, 'Not Found')
  const id = keyIdIn(call)

  const route = `${call.method} ${id ? 'key' : 'keys'}`
  if (route === 'GET keys') return hal(200, keys.page(subject, call.query, links))
  if (route === 'POST keys') return hal(200, keys.initialize(subject, links))
  if (route === 'PUT key') return put(call, context, id)
  if (route === 'GET key') {
    const key = keys.view(subject, id, links)
    return key ? hal(200, key) : errorReply(call, 404, 'Not Found')
  }
  if (route === 'DELETE key') return keys.delete(subject, id) ? { status: 204 } : errorReply(call, 404, 'Not Found')
  return errorReply(call, 405, 'Method Not Allowed')
}

/**
 * Returns the ID of the key in the path, or an empty text for the collection. The collection answers with and without a
 * trailing slash, because a redirect would lose the body of a POST (docs/api/hal.md#base-url).
 */
export function keyIdIn({ path }: Pick<Call, 'path'>): string {
  return /^\/api\/apikeys\/([^/]*)$/.exec(path)?.[1] ?? ''
}

/** Renames the key if it exists. Creates it otherwise: both requests have the same method and URL. */
function put(call: Call, { keys, subject, links, limit = Infinity }: Context, id: string): Reply {
  const name = nameIn(call.body)
  if (!name) {
    return errorReply(call, 400, 'Bad Request', {
      message: "Validation failed for object='apikey'. Error count: 1",
      errors: [{ field: 'name', defaultMessage: 'must not be blank' }],
    })
  }
  const exists = keys.view(subject, id, links) !== undefined
  if (!exists && keys.names(subject).length >= limit) {
    return errorReply(call, 500, 'Internal Server Error', { message: LIMIT_REACHED })
  }
  const key = exists ? keys.rename(subject, id, name, links) : keys.create(subject, id, name, links)
  return key ? hal(exists ? 200 : 201, key) : errorReply(call, 404, 'Not Found')
}

/** The user's only account, which has a limit of keys. */
function accounts(call: Call, { subject, links, limit }: Context): Reply {
  if (limit === undefined) return errorReply(call, 404, 'Not Found')
  if (call.method !== 'GET') return errorReply(call, 405, 'Method Not Allowed')
  return hal(200, {
    _embedded: { accounts: [{ id: subject, ownerProfileId: subject, maxClients: limit }] },
    _links: { self: { href: `${links}/accounts?page=0&size=20` } },
    page: { size: 20, totalElements: 1, totalPages: 1, number: 0 },
  })
}

/** The limit of Auth0's tenant, which the API wraps in a 500 (docs/api/hal.md#limit-reached). */
export const LIMIT_REACHED =
  'Request failed with status code 403: You reached the limit of entities of this type for this tenant.'

function hal(status: number, body: unknown): Reply {
  return { status, headers: { 'Content-Type': 'application/hal+json' }, body }
}

function nameIn(body: unknown): string | undefined {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}
