import * as z from 'zod/mini'

import type { Reply } from '../http/reply.ts'
import { invalidBody, methodNotAllowed } from './errors.ts'
import type { UserCall } from './stores.ts'

/** The documented sample has both fields. The server accepts either. */
const MarkRequest = z.union([z.object({ allRead: z.literal(true) }), z.object({ read: z.array(z.string()) })])

/** Serves the notifications of the user (docs/api/management.md#notifications). */
export function handleNotifications({ method, stores: { notifications }, subject, query, body }: UserCall): Reply {
  if (method === 'GET') return { status: 200, body: notifications.page(subject, query.get('fromId')) }
  if (method !== 'PUT') return methodNotAllowed()
  const { data } = MarkRequest.safeParse(body)
  if (!data) return invalidBody()
  notifications.markRead(subject, 'read' in data ? data.read : 'all')
  return { status: 200, body: { status: 'ok' } }
}
