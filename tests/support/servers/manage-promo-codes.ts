import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { loseAnswer, sendJson } from './answers.ts'
import { readJson } from './listen.ts'
import { fieldErrors, refuse, refuseBody, refuseFields, refuseMethod } from './manage-errors.ts'
import type { Scene } from './manage-scene.ts'

const Application = z.object({
  code: z.string('This value should be a text.').check(z.regex(/^\S+$/, 'This is not what a code looks like.')),
})

/** The promo codes of one person (api-facts §1.9b). */
export async function answerPromoCodes(
  request: IncomingMessage,
  response: ServerResponse,
  { promoCodes, faults, subject }: Scene,
): Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, promoCodes.list(subject))
  if (request.method !== 'POST') return refuseMethod(response)
  const body = await readJson(request)
  const fault = faults.nextPromo
  faults.nextPromo = undefined

  if (typeof body !== 'object' || body === null) return refuseBody(response)
  const asked = Application.safeParse(body)
  if (!asked.success) return refuseFields(response, fieldErrors(asked.error))
  const { code } = asked.data
  const made = promoCodes.use(subject, code)
  if (made === 'unknown') return refuse(response, 400, 'Specified code was not found or is no longer valid.')
  if (made === 'used') return refuse(response, 400, `Promo code ${code} is already used.`)
  return fault === 'lost' ? loseAnswer(response) : sendJson(response, 201, made)
}
