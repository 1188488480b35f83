import type { RunningServer } from '../http/listen.ts'
import type { Reply } from '../http/reply.ts'
import { startApi, type ApiOptions, type Call } from '../http/start-api.ts'
import { errorReply, methodNotAllowed } from './errors.ts'
import type { ManagementTokenStore } from './management-token-store.ts'
import { routeOf, TOKEN_HEADER, VERIFY } from './routes.ts'
import type { ManagementStores } from './stores.ts'

type Options = ApiOptions & {
  stores: ManagementStores
  /** Called before each call of a user. */
  onUser?: (subject: string) => void
}

/** Starts a Management API (docs/api/management.md). All of its paths start with `/manage/`. */
export function startManagementApi({ stores, onUser, ...options }: Options): Promise<RunningServer> {
  const allowed = {
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['authorization', 'content-type', TOKEN_HEADER],
  }
  return startApi({ allowed, answer: (call) => answer(call, stores, onUser) }, options)
}

function answer(call: Call, stores: ManagementStores, onUser: Options['onUser']): Reply {
  if (call.path === VERIFY) return verify(call, stores.tokens)
  const route = routeOf(call.path)
  if (!route) return errorReply(404, 'Not found.')
  if (!call.claims) return errorReply(401, 'Invalid access token')
  const { sub: subject, sid: claim } = call.claims
  const sid = typeof claim === 'string' ? claim : undefined
  if (!stores.sessions.use(subject, { sid, userAgent: call.headers['user-agent'] })) {
    return errorReply(401, 'Invalid access token')
  }
  onUser?.(subject)
  return route.handler({ ...call, stores, subject, sid, segments: route.segments })
}

/** Verifies the management token in the header. Ignores a bearer token. */
function verify({ method, headers }: Call, tokens: ManagementTokenStore): Reply {
  if (method !== 'GET') return methodNotAllowed()
  const verified = tokens.verify(`${headers[TOKEN_HEADER] ?? ''}`)
  return verified ? { status: 200, body: verified } : errorReply(401, 'Invalid access token')
}
