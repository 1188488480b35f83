import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { readJson } from './listen.ts'
import type { ManageContext } from './manage-context.ts'
import { sendError, sendFieldErrors, sendInvalidBody, sendMethodNotAllowed, toFieldErrors } from './manage-errors.ts'
import { loseResponse, sendJson } from './responses.ts'

const ApplyRequest = z.object({
  code: z.string('This value should be a text.').check(z.regex(/^\S+$/, 'This is not what a code looks like.')),
})

/** Lists and applies the promo codes of the user (docs/api/management.md#promo-codes). */
export async function handlePromoCodes(
  request: IncomingMessage,
  response: ServerResponse,
  { promoCodes, faults, subject }: ManageContext,
): Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, promoCodes.list(subject))
  if (request.method !== 'POST') return sendMethodNotAllowed(response)
  const body = await readJson(request)
  const fault = faults.nextApply
  faults.nextApply = undefined

  if (typeof body !== 'object' || body === null) return sendInvalidBody(response)
  const parsed = ApplyRequest.safeParse(body)
  if (!parsed.success) return sendFieldErrors(response, toFieldErrors(parsed.error))
  const { code } = parsed.data
  const result = promoCodes.apply(subject, code)
  if (result === 'not-found') return sendError(response, 400, 'Specified code was not found or is no longer valid.')
  if (result === 'used') return sendError(response, 400, `Promo code ${code} is already used.`)
  return fault === 'lost' ? loseResponse(response) : sendJson(response, 201, result)
}
