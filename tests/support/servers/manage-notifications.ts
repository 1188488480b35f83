import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { readJson } from './listen.ts'
import type { ManageContext } from './manage-context.ts'
import { sendInvalidBody, sendMethodNotAllowed } from './manage-errors.ts'
import { sendJson } from './responses.ts'

/** The documented sample has both fields. The server accepts either. */
const MarkRequest = z.union([z.object({ allRead: z.literal(true) }), z.object({ read: z.array(z.string()) })])

/** Serves the notifications of the user (docs/api/management.md#notifications). */
export async function handleNotifications(
  request: IncomingMessage,
  response: ServerResponse,
  { notifications, subject, query }: ManageContext,
): Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, notifications.page(subject, query.get('fromId')))
  if (request.method !== 'PUT') return sendMethodNotAllowed(response)
  const body = await readJson(request)
  notifications.markRequests.push(body)
  const { data } = MarkRequest.safeParse(body)
  if (!data) return sendInvalidBody(response)
  notifications.markRead(subject, 'read' in data ? data.read : 'all')
  return sendJson(response, 200, { status: 'ok' })
}
