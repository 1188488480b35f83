import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/start-api.ts'
import { errorReply } from './errors.ts'
import type { ProfileStore } from './profile-store.ts'

type Context = { profiles: ProfileStore; subject: string; links: string }

/** Answers the calls of one profile (docs/api/hal.md#profile), or undefined for other paths. Each user has their own. */
export function answerProfile(call: Call, { profiles, subject, links }: Context): Reply | undefined {
  const [, segment] = /^\/api\/profiles\/([^/]+)$/.exec(call.path) ?? []
  if (segment === undefined) return undefined
  if (decodeURIComponent(segment) !== subject) return errorReply(call, 404, 'Not Found')
  if (call.method === 'PUT') {
    const { name, phone = '' } = Object(call.body) as { name?: unknown; phone?: unknown }
    if (typeof name !== 'string' || name.trim() === '' || typeof phone !== 'string') {
      const field = typeof phone === 'string' ? 'name' : 'phone'
      return errorReply(call, 400, 'Bad Request', {
        message: "Validation failed for object='profile'. Error count: 1",
        errors: [{ field, defaultMessage: field === 'name' ? 'must not be blank' : 'must be a text' }],
      })
    }
    profiles.update(subject, { name, phone })
  } else if (call.method !== 'GET') return errorReply(call, 405, 'Method Not Allowed')
  return {
    status: 200,
    headers: { 'Content-Type': 'application/hal+json' },
    body: profiles.view(subject, links),
  }
}
