import { http, HttpResponse, type RequestHandler } from 'msw'

import { TOKEN_HEADER } from '~/api/management-tokens'

import { hasSecondFactor } from '~/demo/tables/accounts'
import type { Database } from '~/demo/data/database'
import {
  applicationError,
  invalidFields,
  invalidToken,
  managed,
  managedForOwner,
  manageError,
  notReadable,
  readFields,
} from '~/demo/gateways/manage-gateway'
import {
  acceptManagementToken,
  createManagementToken,
  findManagementToken,
  isActive,
  isExpired,
  listManagementTokens,
  removeManagementToken,
} from '~/demo/tables/management-tokens'
import { personas, type Persona } from '~/demo/data/personas'
import type { Condition } from '~/demo/data/scenarios'
import { TOKEN_NEVER_DISABLED, TOKEN_WITHOUT_END } from '~/demo/seeds/management-tokens'
import {
  wireManageInstant,
  type ManagementTokenRow,
  type TokenUser,
  type WireCreatedManagementToken,
  type WireManagementToken,
  type WireVerifiedToken,
} from '~/demo/data/api-json'
import { MANAGE_BASE } from '~/demo/demo-config'

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const NAME_LENGTH = 255
const SHORTEST_SECONDS = 60 * 60
const LONGEST_SECONDS = 365 * 24 * 60 * 60

export function managementTokenHandlers(database: Database): RequestHandler[] {
  const conditionNow = () => database.read().scenario.condition

  const list = managedForOwner(database, 'tokens', ({ persona }) => {
    // Asked once: it is in the browser's storage, and there may be two thousand rows.
    const condition = conditionNow()
    return HttpResponse.json(listManagementTokens(database, persona).map((row) => resource(row, persona, condition)))
  })

  const view = managedForOwner(database, 'tokens', ({ persona, id }) => {
    const row = findManagementToken(database, persona, id)
    return row ? HttpResponse.json(resource(row, persona, conditionNow())) : notFound()
  })

  const create = managedForOwner(database, 'tokens', async ({ request, persona }) => {
    const fields = await readFields(request)
    if (!fields) return notReadable()
    const wish = readWish(fields)
    if ('problems' in wish) return invalidFields(wish.problems)
    const refusal = refusalOf(database)
    if (refusal) return refusal
    const { row, token } = await createManagementToken(database, persona, wish)
    if (conditionNow() === 'tokens-lost') return HttpResponse.error()
    const created: WireCreatedManagementToken = { ...resource(row, persona, conditionNow()), token }
    return HttpResponse.json(created, { status: 201 })
  })

  const remove = managedForOwner(database, 'tokens', ({ persona, id }) => {
    if (conditionNow() === 'tokens-delete-fails') return applicationError()
    const row = findManagementToken(database, persona, id)
    if (!row) return notFound()
    removeManagementToken(database, persona, row)
    // Somebody else was faster.
    if (conditionNow() === 'tokens-gone') return notFound()
    return new HttpResponse(null, { status: 204 })
  })

  /** Asked with the token itself, by anybody who has it. */
  const verify = managed(database, async ({ request }) => {
    const used = await acceptManagementToken(database, request.headers.get(TOKEN_HEADER) ?? '')
    if (!used) return invalidToken()
    const { row, persona } = used
    const verified: WireVerifiedToken = {
      ...resource(row, persona, conditionNow()),
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

function resource(row: ManagementTokenRow, persona: Persona, condition: Condition): WireManagementToken {
  const { id, description, type, scopes, isDisabled, created, expires, form } = row
  const lastUsed = condition === 'tokens-in-use' && isActive(row) ? usedJustNow(row) : row.lastUsed
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
    ...(condition === 'tokens-odd' && oddities(id)),
  }
}

/** Some seconds ago, each token at a time of its own, and none before it was made. */
function usedJustNow({ id, created }: ManagementTokenRow): number {
  return Math.max(created, Date.now() - (5 + (id % 50)) * 1000)
}

/** What a newer or an older server may send. Undefined leaves no trace in JSON: the field is missing. */
function oddities(id: number): object {
  return {
    color: 'green',
    limits: { callsAMinute: 60 },
    ...(id === TOKEN_WITHOUT_END && { expires: null, isExpired: false }),
    ...(id === TOKEN_NEVER_DISABLED && { isDisabled: undefined }),
  }
}

function userOf(database: Database, persona: Persona): TokenUser {
  return {
    id: numberOf(persona),
    name: persona.name,
    email: persona.email,
    mfaEnabled: hasSecondFactor(database, persona),
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

/** What becomes of a token that could be made on another day. */
function refusalOf(database: Database): Response | undefined {
  const { scenario, managementTokens } = database.read()
  switch (scenario.condition) {
    case 'tokens-name-refused':
      return invalidFields([{ key: 'description', message: 'This name is reserved.' }])
    case 'tokens-lifetime-refused':
      return invalidFields([{ key: 'expiresIn', message: 'Tokens of your organization live for at most 30 days.' }])
    case 'tokens-create-fails':
      if (managementTokens.hasCreateFailed) return undefined
      database.change((state) => {
        state.managementTokens.hasCreateFailed = true
      })
      return applicationError()
    default:
      return undefined
  }
}

function notFound(): Response {
  return manageError(404, 'Token not found.', { code: 'manage.tokenNotFound' })
}
