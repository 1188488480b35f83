import type { Reply } from '../http/reply.ts'
import { errorReply, methodNotAllowed } from './errors.ts'
import type { UserCall } from './stores.ts'

/** Lists and ends the sessions of the user (docs/api/management.md#sessions). */
export function handleSessions({ method, stores: { sessions }, subject, sid, segments: [id] }: UserCall): Reply {
  if (id === undefined) {
    return method === 'GET' ? { status: 200, body: sessions.list(subject, sid) } : methodNotAllowed()
  }
  if (method !== 'DELETE') return methodNotAllowed()
  return sessions.end(subject, id) ? { status: 204 } : errorReply(404, 'Session not found.')
}
