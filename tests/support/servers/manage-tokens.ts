import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { readJson } from './listen.ts'
import type { ManageContext } from './manage-context.ts'
import {
  sendError,
  sendFieldErrors,
  sendInvalidBody,
  sendMethodNotAllowed,
  sendServerError,
  toFieldErrors,
} from './manage-errors.ts'
import { loseResponse, sendJson } from './responses.ts'

/** Serves the access tokens of the user (docs/api/management.md#access-tokens). */
export function handleTokens(
  request: IncomingMessage,
  response: ServerResponse,
  context: ManageContext,
): void | Promise<void> {
  const { sudo, authTime, segments } = context
  if (request.method !== 'GET' && !sudo.satisfiesStepUp(authTime)) {
    return sendError(response, 403, 'Confirm that it is you first.', { code: 'manage.sudoRequired' })
  }
  const [id] = segments
  return id === undefined ? handleList(request, response, context) : handleToken(request, response, context, Number(id))
}

function handleList(request: IncomingMessage, response: ServerResponse, context: ManageContext): void | Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, context.tokens.list(context.subject))
  if (request.method === 'POST') return create(request, response, context)
  return sendMethodNotAllowed(response)
}

const CreateRequest = z.object({
  description: z
    .string('This value should be a text.')
    .check(z.trim(), z.minLength(1, 'This value should not be blank.')),
  expiresIn: z.int('This value should be a whole number.').check(z.gte(3600, 'Minimum 1 hour.')),
})

async function create(request: IncomingMessage, response: ServerResponse, context: ManageContext): Promise<void> {
  const { tokens, faults, subject } = context
  const body = await readJson(request)
  const fault = faults.nextCreate
  faults.nextCreate = undefined

  if (fault === 'error') return sendServerError(response)
  if (typeof body !== 'object' || body === null) return sendInvalidBody(response)
  const parsed = CreateRequest.safeParse(body)
  const errors = faults.rejectCreate ? [faults.rejectCreate] : toFieldErrors(parsed.error)
  if (!parsed.success || errors.length > 0) return sendFieldErrors(response, errors)
  const created = tokens.create(subject, parsed.data)
  return fault === 'lost' ? loseResponse(response) : sendJson(response, 201, created)
}

function handleToken({ method }: IncomingMessage, response: ServerResponse, context: ManageContext, id: number): void {
  const { tokens, faults, subject } = context
  const sendNotFound = () => sendError(response, 404, 'Token not found.', { code: 'manage.tokenNotFound' })
  if (method === 'GET') {
    const token = tokens.view(subject, id)
    return token ? sendJson(response, 200, token) : sendNotFound()
  }
  if (method !== 'DELETE') return sendMethodNotAllowed(response)
  const fault = faults.nextDelete
  faults.nextDelete = undefined
  if (fault === 'error') return sendServerError(response)
  const isDeleted = tokens.delete(subject, id)
  if (!isDeleted || fault === 'gone') return sendNotFound()
  response.writeHead(204).end()
}
