import { http, HttpResponse, type RequestHandler } from 'msw'

import type { ApiKeyDraftJson, ApiKeyJson, ApiKeyListJson } from '~/demo/data/api-json'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { ApiKeyRow } from '~/demo/data/rows'
import type { Condition } from '~/demo/data/scenarios'
import { FOREIGN_BASE, HAL_BASE } from '~/demo/demo-config'
import { halEndpoint, springError } from '~/demo/gateways/hal-gateway'
import { randomText } from '~/demo/lib/encoding'
import { halTimestamp } from '~/demo/lib/timestamps'
import {
  createApiKey,
  createDraft,
  findApiKey,
  findDefaultKey,
  findDraft,
  getDeveloperToken,
  listApiKeys,
  removeApiKey,
  saveApiKey,
  sortApiKeys,
  type SortField,
} from '~/demo/tables/api-keys'

const MAX_NAME_LENGTH = 255
const DEFAULT_PAGE_SIZE = 20
const MAX_PAGE_SIZE = 100
const LIMIT_MESSAGE =
  'Request failed with status code 403: You reached the limit of entities of this type for this tenant.'

/** Handles the API key API. */
export function apiKeyHandlers(database: Database): RequestHandler[] {
  const currentCondition = () => database.read().scenario.condition

  const list = halEndpoint(database, ({ request, persona }) => {
    const query = new URL(request.url).searchParams
    const size = Math.min(MAX_PAGE_SIZE, parseInteger(query.get('size'), 1) ?? DEFAULT_PAGE_SIZE)
    const number = parseInteger(query.get('page'), 0) ?? 0
    const rows = listApiKeys(database, persona)
    const defaultKey = findDefaultKey(rows)
    const pageRows = sortRows(rows, query.get('sort')).slice(number * size, (number + 1) * size)

    const apikeys = pageRows.map((row) => ({
      ...toJson(row, persona, currentCondition()),
      ...(row === defaultKey && { accessToken: getDeveloperToken(database, persona, row) }),
    }))
    return HttpResponse.json({
      ...(apikeys.length > 0 && { _embedded: { apikeys } }),
      _links: { self: { href: `${HAL_BASE}/apikeys/?page=${number}&size=${size}` } },
      page: { size, totalElements: rows.length, totalPages: Math.ceil(rows.length / size), number },
    } satisfies ApiKeyListJson)
  })

  const createKeyDraft = halEndpoint(database, ({ persona }) => {
    const { id, created } = createDraft(database, persona)
    return HttpResponse.json({
      id,
      created: halTimestamp(created, '86557'),
      lastModified: halTimestamp(created, '86617'),
      profileId: persona.id,
      _links: { 'create apikey': { href: keyUrl(id, currentCondition()) } },
    } satisfies ApiKeyDraftJson)
  })

  const view = halEndpoint(database, ({ request, persona, id }) => {
    const row = currentCondition() === 'gone' ? undefined : findApiKey(database, persona, id)
    return row ? HttpResponse.json(toJson(row, persona, currentCondition())) : notFound(request)
  })

  /** Updates a key, or turns a draft into a key. Both have the same URL. */
  const put = halEndpoint(database, async ({ request, persona, id }) => {
    const path = new URL(request.url).pathname
    const row = findApiKey(database, persona, id)
    const draft = findDraft(database, persona, id)
    if (!row && !draft) return notFound(request)
    if (row && currentCondition() === 'read-only-links') return springError(403, 'Forbidden', path)

    const failure = row && failChange(currentCondition(), path)
    if (failure) return failure
    const name = await readName(request)
    if (currentCondition() === 'taken') return invalidName(path, 'This name is reserved')
    const nameProblem = checkName(name)
    if (name === null || nameProblem) return invalidName(path, nameProblem ?? 'must not be null')
    if (row) return update(persona, row, name)

    switch (currentCondition()) {
      case 'limit-reached':
        return springError(500, 'Internal Server Error', path, { message: LIMIT_MESSAGE })
      case 'limit-in-a-201':
        // The API's documentation shows this body under "201 Created".
        return HttpResponse.json(
          { status: 500, error: 'Internal Server Error', message: LIMIT_MESSAGE, path },
          { status: 201 },
        )
      case 'put-fails':
        if (!draft?.hasFailed) {
          database.change(({ apiKeyDrafts }) => {
            const stored = apiKeyDrafts[id]
            if (stored) stored.hasFailed = true
          })
          return springError(500, 'Internal Server Error', path, { message: 'Read timed out' })
        }
        return create(persona, id, name)
      case 'put-lost':
        create(persona, id, name)
        return HttpResponse.error()
      default:
        return create(persona, id, name)
    }
  })

  const remove = halEndpoint(database, ({ request, persona, id }) => {
    if (!findApiKey(database, persona, id)) return notFound(request)
    if (currentCondition() === 'read-only-links') return springError(403, 'Forbidden', new URL(request.url).pathname)
    const failure = failChange(currentCondition(), new URL(request.url).pathname)
    if (failure) return failure
    removeApiKey(database, persona, id)
    return new HttpResponse(null, { status: 204 })
  })

  function create(persona: Persona, id: string, name: string): Response {
    const created: ApiKeyJson = toJson(createApiKey(database, persona, id, name), persona, currentCondition())
    // The secret appears in this response only, so the database does not store it.
    if (currentCondition() !== 'no-secret') created.clientSecret = randomText(64)
    return HttpResponse.json(created, { status: 201 })
  }

  function update(persona: Persona, row: ApiKeyRow, name: string): Response {
    const lastModified = halTimestamp(Date.now(), '542')
    const updated = { ...row, name, lastModified }
    saveApiKey(database, persona, updated)
    // The response has nine decimals. The next read has the six that are stored.
    return HttpResponse.json(toJson({ ...updated, lastModified: `${lastModified}766` }, persona, currentCondition()))
  }

  return [
    // The documentation has no trailing slash, but clients send one. A redirect between the two would drop a POST body.
    ...[`${HAL_BASE}/apikeys`, `${HAL_BASE}/apikeys/`].flatMap((collection) => [
      http.get(collection, list),
      http.post(collection, createKeyDraft),
    ]),
    http.get(`${HAL_BASE}/apikeys/:id`, view),
    http.put(`${HAL_BASE}/apikeys/:id`, put),
    http.delete(`${HAL_BASE}/apikeys/:id`, remove),
  ]
}

function toJson(row: ApiKeyRow, persona: Persona, condition: Condition): ApiKeyJson {
  const url = keyUrl(row.id, condition)
  const self = condition === 'templated-links' ? [{ href: `${url}{?projection}`, templated: true }] : { href: url }
  return {
    ...row,
    ...(condition === 'unknown-fields' && { color: 'green', scopes: ['all'] }),
    // JSON leaves out undefined fields.
    ...(condition === 'missing-field' && ({ clientId: undefined } as object)),
    profileId: persona.id,
    _links: {
      ...(condition === 'templated-links' && {
        curies: [{ name: 'doc', href: `${HAL_BASE}/rels/{rel}`, templated: true }],
      }),
      self,
      ...(condition === 'merged-links' && { 'update delete apikey': self }),
      ...(condition !== 'merged-links' &&
        condition !== 'read-only-links' && { 'update apikey': self, 'delete apikey': self }),
      profile: { href: `${HAL_BASE}/profiles/${encodeURIComponent(persona.id)}` },
    },
  }
}

function keyUrl(id: string, condition: Condition): string {
  // The console has no value for the variable, so the expansion is the URL of the list.
  if (condition === 'list-links') return `${HAL_BASE}/apikeys{/key}`
  return `${condition === 'foreign-links' ? FOREIGN_BASE : HAL_BASE}/apikeys/${id}`
}

function sortRows(rows: ApiKeyRow[], sort: string | null): ApiKeyRow[] {
  const [field = '', direction = 'asc'] = (sort ?? 'created,asc').split(',')
  return sortApiKeys(rows, isSortField(field) ? field : 'created', direction.toLowerCase() === 'desc')
}

function isSortField(field: string): field is SortField {
  return field === 'name' || field === 'created' || field === 'lastModified'
}

function parseInteger(text: string | null, min: number): number | undefined {
  const number = Number(text ?? Number.NaN)
  return Number.isInteger(number) && number >= min ? number : undefined
}

/** Returns null if the body has no name or is not JSON. */
async function readName(request: Request): Promise<string | null> {
  try {
    const body: unknown = await request.json()
    const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : null
    return typeof name === 'string' ? name : null
  } catch {
    return null
  }
}

/** Returns what is wrong with a name, or null if the name is valid. */
function checkName(name: string | null): string | null {
  if (name === null || name.trim() === '') return 'must not be blank'
  return name.length > MAX_NAME_LENGTH ? `size must be between 1 and ${MAX_NAME_LENGTH}` : null
}

function invalidName(path: string, defaultMessage: string): Response {
  return springError(400, 'Bad Request', path, {
    message: "Validation failed for object='apikey'. Error count: 1",
    errors: [{ field: 'name', defaultMessage }],
  })
}

/** Returns the error for a change to a key under the conditions "gone" and "conflict". */
function failChange(condition: Condition, path: string): Response | undefined {
  if (condition === 'gone') return springError(404, 'Not Found', path, { message: 'API key not found' })
  if (condition === 'conflict') return springError(409, 'Conflict', path, { message: 'The API key was modified' })
  return undefined
}

function notFound(request: Request): Response {
  return springError(404, 'Not Found', new URL(request.url).pathname, { message: 'API key not found' })
}
