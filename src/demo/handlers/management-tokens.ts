import { http, HttpResponse, type RequestHandler } from 'msw'

import { TOKEN_HEADER } from '~/api/management-tokens'

import { confirmedMethods } from '../account/account-table'
import type { Database } from '../database'
import { invalidToken, managed, managedForOwner, manageError, withReference } from '../manage-gateway'
import {
  createManagementToken,
  findManagementToken,
  isExpired,
  listManagementTokens,
  removeManagementToken,
  acceptManagementToken,
} from '../management-token-table'
import { personas, type Persona } from '../personas'
import {
  wireManageInstant,
  type ManagementTokenRow,
  type TokenUser,
  type WireCreatedManagementToken,
  type WireManagementToken,
  type WireVerifiedToken,
} from '../wire'
import { MANAGE_BASE } from '../world'

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const NAME_LENGTH = 255
const SHORTEST_SECONDS = 60 * 60
const LONGEST_SECONDS = 365 * 24 * 60 * 60

export function managementTokenHandlers(database: Database): RequestHandler[] {
  const list = managedForOwner(database, ({ persona }) =>
    HttpResponse.json(listManagementTokens(database, persona).map((row) => resource(row, persona))),
  )

  const view = managedForOwner(database, ({ persona, id }) => {
    const row = findManagementToken(database, persona, id)
    return row ? HttpResponse.json(resource(row, persona)) : notFound()
  })

  const create = managedForOwner(database, async ({ request, persona }) => {
    const fields = await readFields(request)
    if (!fields) return manageError(400, 'Request body not valid')
    const wish = readWish(fields)
    if ('problems' in wish) return invalid(wish.problems)
    const { row, token } = await createManagementToken(database, persona, wish)
    const created: WireCreatedManagementToken = { ...resource(row, persona), token }
    return HttpResponse.json(created, { status: 201 })
  })

  const remove = managedForOwner(database, ({ persona, id }) => {
    const row = findManagementToken(database, persona, id)
    if (!row) return notFound()
    removeManagementToken(database, persona, row)
    return new HttpResponse(null, { status: 204 })
  })

  /** Asked with the token itself, by anybody who has it. */
  const verify = managed(database, async ({ request }) => {
    const used = await acceptManagementToken(database, request.headers.get(TOKEN_HEADER) ?? '')
    if (!used) return invalidToken()
    const { row, persona } = used
    const verified: WireVerifiedToken = {
      ...resource(row, persona),
      ...(row.type !== 'super' && { user: userOf(database, persona) }),
    }
    return HttpResponse.json(verified)
  })

  return [
    http.get(TOKENS, list),
    http.post(TOKENS, create),
    http.get(`${TOKENS}/:id`, view),
    http.delete(`${TOKENS}/:id`, remove),
    http.get(`${MANAGE_BASE}/manage/tokens/verify`, verify),
  ]
}

function resource(row: ManagementTokenRow, persona: Persona): WireManagementToken {
  const { id, description, type, scopes, isDisabled, created, lastUsed, expires, form } = row
  return {
    id,
    description,
    created: wireManageInstant(created, form),
    lastUsed: lastUsed === null ? null : wireManageInstant(lastUsed, form),
    expires: wireManageInstant(expires, form),
    isSessionToken: type === 'session',
    isExpired: isExpired(row),
    isDisabled,
    scopes,
    type,
    // A machine has its token from whoever runs the platform.
    creator: type === 'super' ? { id: 7, name: 'Platform team' } : { id: numberOf(persona), name: persona.name },
  }
}

function userOf(database: Database, persona: Persona): TokenUser {
  return {
    id: numberOf(persona),
    name: persona.name,
    email: persona.email,
    mfaEnabled: confirmedMethods(database, persona).some(({ shown }) => shown.usage.includes('secondary')),
    features: [],
    canAccessLogs: false,
    isSuperAdmin: false,
  }
}

/** The Management API counts its people. */
function numberOf({ id }: Persona): number {
  return 401 + personas.findIndex((persona) => persona.id === id)
}

type FieldProblem = { key: 'description' | 'expiresIn'; message: string }

/** Undefined where the body is not JSON. */
async function readFields(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return undefined
  }
}

function readWish(
  fields: Record<string, unknown>,
): { description: string; expiresIn: number } | { problems: FieldProblem[] } {
  const { description, expiresIn } = fields
  const name = typeof description === 'string' ? description.trim() : ''
  const seconds = Number.isInteger(expiresIn) ? Number(expiresIn) : 0
  const problems: FieldProblem[] = []
  const refuse = (key: FieldProblem['key'], message: string) => problems.push({ key, message })
  if (name === '') refuse('description', 'This value should not be blank.')
  if (name.length > NAME_LENGTH) refuse('description', `This value should have ${NAME_LENGTH} characters or less.`)
  if (seconds < SHORTEST_SECONDS) refuse('expiresIn', `This value should be ${SHORTEST_SECONDS} or more.`)
  if (seconds > LONGEST_SECONDS) refuse('expiresIn', `This value should be ${LONGEST_SECONDS} or less.`)
  return problems.length > 0 ? { problems } : { description: name, expiresIn: seconds }
}

function invalid(errors: FieldProblem[]): Response {
  return manageError(422, 'Invalid request', { code: 'manage.invalidRequest', errors, ...withReference() })
}

function notFound(): Response {
  return manageError(404, 'Token not found.', { code: 'manage.tokenNotFound' })
}
