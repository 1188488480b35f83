import * as z from 'zod/mini'

import type { Reply } from '../http/reply.ts'
import { errorReply, fieldErrors, invalidBody, methodNotAllowed, toFieldErrors } from './errors.ts'
import type { UserCall } from './stores.ts'

const ApplyRequest = z.object({
  code: z.string('This value should be a text.').check(z.regex(/^\S+$/, 'This is not what a code looks like.')),
})

/** Lists and applies the promo codes of the user (docs/api/management.md#promo-codes). */
export function handlePromoCodes({ method, stores: { promoCodes }, subject, body }: UserCall): Reply {
  if (method === 'GET') return { status: 200, body: promoCodes.list(subject) }
  if (method !== 'POST') return methodNotAllowed()
  if (typeof body !== 'object' || body === null) return invalidBody()
  const parsed = ApplyRequest.safeParse(body)
  if (!parsed.success) return fieldErrors(toFieldErrors(parsed.error))
  const { code } = parsed.data
  const result = promoCodes.apply(subject, code)
  if (result === 'not-found') return errorReply(400, 'Specified code was not found or is no longer valid.')
  if (result === 'used') return errorReply(400, `Promo code ${code} is already used.`)
  return { status: 201, body: result }
}
