import { http, HttpResponse, type RequestHandler } from 'msw'

import {
  createApiKey,
  defaultKeyOf,
  developerTokenFor,
  findApiKey,
  findDraft,
  listApiKeys,
  removeApiKey,
  saveApiKey,
  sortApiKeys,
  startDraft,
  type SortField,
} from '~/demo/tables/api-keys'
import type { Database } from '~/demo/data/database'
import { guarded, springError } from '~/demo/gateways/hal-gateway'
import type { Persona } from '~/demo/data/personas'
import type { Condition } from '~/demo/data/scenarios'
import { randomText } from '~/demo/lib/encoding'
import {
  wireInstant,
  type ApiKeyRow,
  type WireApiKey,
  type WireApiKeyDraft,
  type WireApiKeyList,
} from '~/demo/data/api-json'
import { FOREIGN_BASE, HAL_BASE } from '~/demo/demo-config'

const NAME_LENGTH = 255
const PAGE_SIZE = 20
const LARGEST_PAGE = 100
const LIMIT_MESSAGE =
  'Request failed with status code 403: You reached the limit of entities of this type for this tenant.'

export function apiKeyHandlers(database: Database): RequestHandler[] {
  const conditionNow = () => database.read().scenario.condition

  const list = guarded(database, ({ request, persona }) => {
    const query = new URL(request.url).searchParams
    const size = Math.min(LARGEST_PAGE, wholeNumber(query.get('size'), 1) ?? PAGE_SIZE)
    const number = wholeNumber(query.get('page'), 0) ?? 0
    const all = listApiKeys(database, persona)
    const developerKey = defaultKeyOf(all)
    const shown = readSort(all, query.get('sort')).slice(number * size, (number + 1) * size)

    const apikeys = shown.map((row) => ({
      ...resource(row, persona, conditionNow()),
      ...(row === developerKey && { accessToken: developerTokenFor(database, persona, row) }),
    }))
    return HttpResponse.json({
      ...(apikeys.length > 0 && { _embedded: { apikeys } }),
      _links: { self: { href: `${HAL_BASE}/apikeys/?page=${number}&size=${size}` } },
      page: { size, totalElements: all.length, totalPages: Math.ceil(all.length / size), number },
    } satisfies WireApiKeyList)
  })

  const initialize = guarded(database, ({ persona }) => {
    const { id, created } = startDraft(database, persona)
    return HttpResponse.json({
      id,
      created: wireInstant(created, '86557'),
      lastModified: wireInstant(created, '86617'),
      profileId: persona.id,
      _links: { 'create apikey': { href: addressOf(id, conditionNow()) } },
    } satisfies WireApiKeyDraft)
  })

  const view = guarded(database, ({ request, persona, id }) => {
    const row = findApiKey(database, persona, id)
    return row ? HttpResponse.json(resource(row, persona, conditionNow())) : notFound(request)
  })

  /** One address for both: which of the two it is depends on whether the key exists. */
  const put = guarded(database, async ({ request, persona, id }) => {
    const path = new URL(request.url).pathname
    const row = findApiKey(database, persona, id)
    const draft = findDraft(database, persona, id)
    if (!row && !draft) return notFound(request)
    if (row && conditionNow() === 'read-only-links') return springError(403, 'Forbidden', path)

    const refusal = row && refusalOf(conditionNow(), path)
    if (refusal) return refusal
    const name = await readName(request)
    if (conditionNow() === 'taken') return invalidName(path, 'This name is reserved')
    const problem = nameProblem(name)
    if (name === null || problem) return invalidName(path, problem ?? 'must not be null')
    if (row) return update(persona, row, name)

    switch (conditionNow()) {
      case 'limit-reached':
        return springError(500, 'Internal Server Error', path, { message: LIMIT_MESSAGE })
      case 'limit-in-a-201':
        // What the documentation prints under "201 Created".
        return HttpResponse.json(
          { status: 500, error: 'Internal Server Error', message: LIMIT_MESSAGE, path },
          { status: 201 },
        )
      case 'put-fails':
        if (!draft?.hasFailed) {
          database.change(({ drafts }) => {
            const kept = drafts[id]
            if (kept) kept.hasFailed = true
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

  const remove = guarded(database, ({ request, persona, id }) => {
    if (!findApiKey(database, persona, id)) return notFound(request)
    if (conditionNow() === 'read-only-links') return springError(403, 'Forbidden', new URL(request.url).pathname)
    const refusal = refusalOf(conditionNow(), new URL(request.url).pathname)
    if (refusal) return refusal
    removeApiKey(database, persona, id)
    return new HttpResponse(null, { status: 204 })
  })

  function create(persona: Persona, id: string, name: string): Response {
    const created: WireApiKey = resource(createApiKey(database, persona, id, name), persona, conditionNow())
    // Made for this one answer. Whoever loses it makes another key.
    if (conditionNow() !== 'no-secret') created.clientSecret = randomText(64)
    return HttpResponse.json(created, { status: 201 })
  }

  function update(persona: Persona, row: ApiKeyRow, name: string): Response {
    const lastModified = wireInstant(Date.now(), '542')
    const updated = { ...row, name, lastModified }
    saveApiKey(database, persona, updated)
    // The answer has the instant as it was measured; the next read has it as it was stored, three digits shorter.
    return HttpResponse.json(resource({ ...updated, lastModified: `${lastModified}766` }, persona, conditionNow()))
  }

  return [
    // Documented without the slash, called with it; a redirect from one to the other would drop the body of a POST.
    ...[`${HAL_BASE}/apikeys`, `${HAL_BASE}/apikeys/`].flatMap((collection) => [
      http.get(collection, list),
      http.post(collection, initialize),
    ]),
    http.get(`${HAL_BASE}/apikeys/:id`, view),
    http.put(`${HAL_BASE}/apikeys/:id`, put),
    http.delete(`${HAL_BASE}/apikeys/:id`, remove),
  ]
}

function resource(row: ApiKeyRow, persona: Persona, condition: Condition): WireApiKey {
  const self = { href: addressOf(row.id, condition) }
  return {
    ...row,
    ...(condition === 'unknown-fields' && { color: 'green', scopes: ['all'] }),
    // Undefined leaves no trace in JSON: the field is missing.
    ...(condition === 'missing-field' && ({ clientId: undefined } as object)),
    profileId: persona.id,
    _links: {
      self,
      ...(condition === 'merged-links' && { 'update delete apikey': self }),
      ...(condition !== 'merged-links' &&
        condition !== 'read-only-links' && { 'update apikey': self, 'delete apikey': self }),
      profile: { href: `${HAL_BASE}/profiles/${encodeURIComponent(persona.id)}` },
    },
  }
}

function addressOf(id: string, condition: Condition): string {
  return `${condition === 'foreign-links' ? FOREIGN_BASE : HAL_BASE}/apikeys/${id}`
}

function readSort(rows: ApiKeyRow[], sort: string | null): ApiKeyRow[] {
  const [field = '', direction = 'asc'] = (sort ?? 'created,asc').split(',')
  return sortApiKeys(rows, isSortField(field) ? field : 'created', direction.toLowerCase() === 'desc')
}

function isSortField(field: string): field is SortField {
  return field === 'name' || field === 'created' || field === 'lastModified'
}

function wholeNumber(text: string | null, least: number): number | undefined {
  const number = Number(text ?? Number.NaN)
  return Number.isInteger(number) && number >= least ? number : undefined
}

/** Null where the body has no name, or is not JSON at all. */
async function readName(request: Request): Promise<string | null> {
  try {
    const body: unknown = await request.json()
    const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : null
    return typeof name === 'string' ? name : null
  } catch {
    return null
  }
}

function nameProblem(name: string | null): string | null {
  if (name === null || name.trim() === '') return 'must not be blank'
  return name.length > NAME_LENGTH ? `size must be between 1 and ${NAME_LENGTH}` : null
}

function invalidName(path: string, defaultMessage: string): Response {
  return springError(400, 'Bad Request', path, {
    message: "Validation failed for object='apikey'. Error count: 1",
    errors: [{ field: 'name', defaultMessage }],
  })
}

/** What becomes of a change to a key that somebody else has touched meanwhile. */
function refusalOf(condition: Condition, path: string): Response | undefined {
  if (condition === 'gone') return springError(404, 'Not Found', path, { message: 'API key not found' })
  if (condition === 'conflict') return springError(409, 'Conflict', path, { message: 'The API key was modified' })
  return undefined
}

function notFound(request: Request): Response {
  return springError(404, 'Not Found', new URL(request.url).pathname, { message: 'API key not found' })
}
