import * as z from 'zod/mini'

import type { Reply } from '../http/reply.ts'
import { errorReply, fieldErrors, invalidBody, methodNotAllowed, toFieldErrors } from './errors.ts'
import type { UserCall } from './stores.ts'

const CreateRequest = z.object({
  description: z
    .string('This value should be a text.')
    .check(z.trim(), z.minLength(1, 'This value should not be blank.')),
  expiresIn: z.int('This value should be a whole number.').check(z.gte(3600, 'Minimum 1 hour.')),
})

/** Serves the access tokens of the user (docs/api/management.md#access-tokens). */
export function handleTokens(call: UserCall): Reply {
  const [id] = call.segments
  return id === undefined ? handleList(call) : handleToken(call, Number(id))
}

function handleList({ method, stores: { tokens }, subject, body }: UserCall): Reply {
  if (method === 'GET') return { status: 200, body: tokens.list(subject) }
  if (method !== 'POST') return methodNotAllowed()
  if (typeof body !== 'object' || body === null) return invalidBody()
  const parsed = CreateRequest.safeParse(body)
  if (!parsed.success) return fieldErrors(toFieldErrors(parsed.error))
  return { status: 201, body: tokens.create(subject, parsed.data) }
}

function handleToken({ method, stores: { tokens }, subject }: UserCall, id: number): Reply {
  if (method === 'GET') {
    const token = tokens.view(subject, id)
    return token ? { status: 200, body: token } : tokenNotFound()
  }
  if (method !== 'DELETE') return methodNotAllowed()
  return tokens.delete(subject, id) ? { status: 204 } : tokenNotFound()
}

export function tokenNotFound(): Reply {
  return errorReply(404, 'Token not found.', { code: 'manage.tokenNotFound' })
}
