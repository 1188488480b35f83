import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { sendJson } from './answers.ts'
import { readJson } from './listen.ts'
import { refuseBody, refuseMethod } from './manage-errors.ts'
import type { Scene } from './manage-scene.ts'

/** One of the two is there; the documented sample has both. */
const Marking = z.union([z.object({ allRead: z.literal(true) }), z.object({ read: z.array(z.string()) })])

/** The notices of one person (api-facts §1.9). */
export async function answerNotifications(
  request: IncomingMessage,
  response: ServerResponse,
  { notifications, subject, query }: Scene,
): Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, notifications.page(subject, query.get('fromId')))
  if (request.method !== 'PUT') return refuseMethod(response)
  const body = await readJson(request)
  notifications.puts.push(body)
  const marking = Marking.safeParse(body)
  if (!marking.success) return refuseBody(response)
  notifications.markRead(subject, 'read' in marking.data ? marking.data.read : 'all')
  return sendJson(response, 200, { status: 'ok' })
}
