import { http, HttpResponse, type RequestHandler } from 'msw'

import { TOKEN_HEADER } from '~/api/management-tokens'
import type {
  CreatedManagementTokenJson,
  ManagementTokenJson,
  TokenUserJson,
  VerifiedTokenJson,
} from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import { personas, type Persona } from '~/demo/data/personas'
import type { ManagementTokenRow } from '~/demo/data/rows'
import type { Condition } from '~/demo/data/scenarios'
import { MANAGE_BASE } from '~/demo/demo-config'
import {
  applicationError,
  invalidBody,
  invalidFields,
  invalidToken,
  manageEndpoint,
  manageError,
  manageUserEndpoint,
  readFields,
} from '~/demo/gateways/manage-gateway'
import { manageTimestamp } from '~/demo/lib/timestamps'
import { TOKEN_WITHOUT_EXPIRY, TOKEN_WITHOUT_STATUS } from '~/demo/seeds/management-tokens'
import { hasSecondFactor } from '~/demo/tables/accounts'
import {
  acceptManagementToken,
  createManagementToken,
  findManagementToken,
  isActive,
  isExpired,
  listManagementTokens,
  removeManagementToken,
} from '~/demo/tables/management-tokens'

const TOKENS = `${MANAGE_BASE}/manage/current-user/tokens`
const MAX_NAME_LENGTH = 255
const MIN_SECONDS = 60 * 60
const MAX_SECONDS = 365 * 24 * 60 * 60

/** Handles the management tokens of the Management API. */
export function managementTokenHandlers(database: Database): RequestHandler[] {
  const currentCondition = () => database.read().scenario.condition

  const list = manageUserEndpoint(database, 'tokens', ({ persona }) => {
    // Read once for up to 2,000 rows: each call reads the browser's storage.
    const condition = currentCondition()
    return HttpResponse.json(listManagementTokens(database, persona).map((row) => toJson(row, persona, condition)))
  })

  const view = manageUserEndpoint(database, 'tokens', ({ persona, id }) => {
    const row = findManagementToken(database, persona, id)
    return row ? HttpResponse.json(toJson(row, persona, currentCondition())) : notFound()
  })

  const create = manageUserEndpoint(database, 'tokens', async ({ request, persona }) => {
    const fields = await readFields(request)
    if (!fields) return invalidBody()
    const input = parseInput(fields)
    if ('problems' in input) return invalidFields(input.problems)
    const failure = failCreation(database)
    if (failure) return failure
    const { row, token } = await createManagementToken(database, persona, input)
    if (currentCondition() === 'tokens-lost') return HttpResponse.error()
    const created: CreatedManagementTokenJson = { ...toJson(row, persona, currentCondition()), token }
    return HttpResponse.json(created, { status: 201 })
  })

  const remove = manageUserEndpoint(database, 'tokens', ({ persona, id }) => {
    if (currentCondition() === 'tokens-delete-fails') return applicationError()
    const row = findManagementToken(database, persona, id)
    if (!row) return notFound()
    removeManagementToken(database, persona, row)
    if (currentCondition() === 'tokens-gone') return notFound()
    return new HttpResponse(null, { status: 204 })
  })

  /** Returns the owner of the token in the request header. Needs no bearer token. */
  const verify = manageEndpoint(database, async ({ request }) => {
    const accepted = await acceptManagementToken(database, request.headers.get(TOKEN_HEADER) ?? '')
    if (!accepted) return invalidToken()
    const { row, persona } = accepted
    const verified: VerifiedTokenJson = {
      ...toJson(row, persona, currentCondition()),
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

function toJson(row: ManagementTokenRow, persona: Persona, condition: Condition): ManagementTokenJson {
  const { id, description, type, scopes, isDisabled, created, expires, timestampFormat } = row
  const lastUsed = condition === 'tokens-in-use' && isActive(row) ? recentUse(row) : row.lastUsed
  return {
    id,
    description,
    created: manageTimestamp(created, timestampFormat),
    lastUsed: lastUsed === null ? null : manageTimestamp(lastUsed, timestampFormat),
    expires: manageTimestamp(expires, timestampFormat),
    isSessionToken: type === 'session',
    isExpired: isExpired(row),
    isDisabled,
    scopes,
    type,
    // Tokens of machines are created by the operators of the platform.
    creator: type === 'super' ? { id: 7, name: 'Platform team' } : { id: numericIdOf(persona), name: persona.name },
    ...(condition === 'tokens-odd' && unusualFields(id)),
  }
}

/** Returns a time within the last minute that differs between tokens and is not before the token's creation. */
function recentUse({ id, created }: ManagementTokenRow): number {
  return Math.max(created, Date.now() - (5 + (id % 50)) * 1000)
}

/** Fields that other versions of the server may send. JSON leaves out undefined fields. */
function unusualFields(id: number): object {
  return {
    color: 'green',
    limits: { callsAMinute: 60 },
    ...(id === TOKEN_WITHOUT_EXPIRY && { expires: null, isExpired: false }),
    ...(id === TOKEN_WITHOUT_STATUS && { isDisabled: undefined }),
  }
}

function userOf(database: Database, persona: Persona): TokenUserJson {
  return {
    id: numericIdOf(persona),
    name: persona.name,
    email: persona.email,
    mfaEnabled: hasSecondFactor(database, persona),
    features: [],
    canAccessLogs: false,
    isSuperAdmin: false,
  }
}

/** Returns the numeric user ID of the Management API. */
function numericIdOf({ id }: Persona): number {
  return 401 + personas.findIndex((persona) => persona.id === id)
}

type FieldProblem = { key: 'description' | 'expiresIn'; message: string }

/** Parses the body of a request to create a token. */
function parseInput(
  fields: Record<string, unknown>,
): { description: string; expiresIn: number } | { problems: FieldProblem[] } {
  const { description, expiresIn } = fields
  const name = typeof description === 'string' ? description.trim() : ''
  const seconds = Number.isInteger(expiresIn) ? Number(expiresIn) : 0
  const problems: FieldProblem[] = []
  const reject = (key: FieldProblem['key'], message: string) => problems.push({ key, message })
  if (name === '') reject('description', 'This value should not be blank.')
  if (name.length > MAX_NAME_LENGTH)
    reject('description', `This value should have ${MAX_NAME_LENGTH} characters or less.`)
  if (seconds < MIN_SECONDS) reject('expiresIn', `This value should be ${MIN_SECONDS} or more.`)
  if (seconds > MAX_SECONDS) reject('expiresIn', `This value should be ${MAX_SECONDS} or less.`)
  return problems.length > 0 ? { problems } : { description: name, expiresIn: seconds }
}

/** Returns the error for creating a token, if the condition requires one. */
function failCreation(database: Database): Response | undefined {
  const { scenario, managementTokens } = database.read()
  switch (scenario.condition) {
    case 'tokens-name-refused':
      return invalidFields([{ key: 'description', message: 'This name is reserved.' }])
    case 'tokens-lifetime-refused':
      return invalidFields([{ key: 'expiresIn', message: 'Tokens in your organization expire after at most 30 days.' }])
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
