import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { loseAnswer, sendJson } from './answers.ts'
import { readJson } from './listen.ts'
import { failToAnswer, fieldErrors, refuse, refuseBody, refuseFields, refuseMethod } from './manage-errors.ts'
import type { Scene } from './manage-scene.ts'

/** The management tokens of one person (api-facts §1.3). */
export function answerTokens(request: IncomingMessage, response: ServerResponse, scene: Scene): void | Promise<void> {
  const { sudo, authTime, names } = scene
  if (request.method !== 'GET' && !sudo.satisfiesStepUp(authTime)) {
    return refuse(response, 403, 'Confirm that it is you first.', { code: 'manage.sudoRequired' })
  }
  const [id] = names
  return id === undefined ? answerList(request, response, scene) : answerToken(request, response, scene, Number(id))
}

function answerList(request: IncomingMessage, response: ServerResponse, scene: Scene): void | Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, scene.tokens.list(scene.subject))
  if (request.method === 'POST') return create(request, response, scene)
  return refuseMethod(response)
}

const Creation = z.object({
  description: z
    .string('This value should be a text.')
    .check(z.trim(), z.minLength(1, 'This value should not be blank.')),
  expiresIn: z.int('This value should be a whole number.').check(z.gte(3600, 'Minimum 1 hour.')),
})

async function create(request: IncomingMessage, response: ServerResponse, scene: Scene): Promise<void> {
  const { tokens, faults, subject } = scene
  const body = await readJson(request)
  const fault = faults.nextCreate
  faults.nextCreate = undefined

  if (fault === 'error') return failToAnswer(response)
  if (typeof body !== 'object' || body === null) return refuseBody(response)
  const asked = Creation.safeParse(body)
  const errors = faults.refuse ? [faults.refuse] : fieldErrors(asked.error)
  if (!asked.success || errors.length > 0) return refuseFields(response, errors)
  const created = tokens.create(subject, asked.data)
  return fault === 'lost' ? loseAnswer(response) : sendJson(response, 201, created)
}

function answerToken({ method }: IncomingMessage, response: ServerResponse, scene: Scene, id: number): void {
  const { tokens, faults, subject } = scene
  const missing = () => refuse(response, 404, 'Token not found.', { code: 'manage.tokenNotFound' })
  if (method === 'GET') {
    const token = tokens.view(subject, id)
    return token ? sendJson(response, 200, token) : missing()
  }
  if (method !== 'DELETE') return refuseMethod(response)
  const fault = faults.nextDelete
  faults.nextDelete = undefined
  if (fault === 'error') return failToAnswer(response)
  const isThere = tokens.delete(subject, id)
  if (!isThere || fault === 'gone') return missing()
  response.writeHead(204).end()
}
