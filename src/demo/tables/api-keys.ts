import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { ApiKeyRow } from '~/demo/data/rows'
import type { ApiKeyEdits } from '~/demo/data/state'
import { AUDIENCE, ISSUER } from '~/demo/demo-config'
import { randomWord } from '~/demo/lib/encoding'
import { createJwt } from '~/demo/lib/jwt'
import { nowInSeconds } from '~/demo/lib/time'
import { halTimestamp } from '~/demo/lib/timestamps'
import { seedApiKeys } from '~/demo/seeds/api-keys'

const DEFAULT_KEY_NAME = 'default'
const DEVELOPER_TOKEN_SECONDS = 24 * 60 * 60
/** Most drafts never become keys, so only the newest ones are stored. */
const MAX_DRAFTS = 50

export type SortField = 'name' | 'created' | 'lastModified'

type Versioned = { version: string; rows: ApiKeyRow[] }
/** By user. A change of one key needs a new list, but not new seeds. */
const seedCache = new WeakMap<Database, Map<string, Versioned>>()
const rowsCache = new WeakMap<Database, Map<string, Versioned>>()
const sortCache = new WeakMap<ApiKeyRow[], Map<string, ApiKeyRow[]>>()

/** Returns all keys of a user: the seeded keys with the user's changes. Cached, because seeding 10,000 keys is slow. */
export function listApiKeys(database: Database, persona: Persona): ApiKeyRow[] {
  const { scenario, seededAt, apiKeyEdits } = database.read()
  const edits = apiKeyEdits[persona.id]
  const seedVersion = `${scenario.data} ${seededAt}`
  return cachedRows(rowsCache, database, persona, `${seedVersion} ${edits?.revision ?? 0}`, () => {
    const seeds = cachedRows(seedCache, database, persona, seedVersion, () =>
      seedApiKeys(scenario.data, persona, seededAt),
    )
    const rowsById = new Map(seeds.map((row) => [row.id, row]))
    for (const row of Object.values(edits?.saved ?? {})) rowsById.set(row.id, row)
    for (const id of edits?.removed ?? []) rowsById.delete(id)
    return [...rowsById.values()]
  })
}

function cachedRows(
  cache: WeakMap<Database, Map<string, Versioned>>,
  database: Database,
  { id }: Persona,
  version: string,
  create: () => ApiKeyRow[],
): ApiKeyRow[] {
  const byUser = cache.get(database) ?? new Map<string, Versioned>()
  cache.set(database, byUser)
  const cached = byUser.get(id)
  if (cached?.version === version) return cached.rows
  const rows = create()
  byUser.set(id, { version, rows })
  return rows
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })

export function sortApiKeys(rows: ApiKeyRow[], field: SortField, isDescending: boolean): ApiKeyRow[] {
  const cache = sortCache.get(rows) ?? new Map<string, ApiKeyRow[]>()
  sortCache.set(rows, cache)
  const order = `${field} ${isDescending}`
  const cached = cache.get(order)
  if (cached) return cached

  const sign = isDescending ? -1 : 1
  const sorted = rows.toSorted((one, other) => {
    const difference = field === 'name' ? byName.compare(one.name, other.name) : compareText(one[field], other[field])
    // The ID breaks ties, so that keys with the same name stay on the same page between requests.
    return sign * (difference || compareText(one.id, other.id))
  })
  cache.set(order, sorted)
  return sorted
}

export function findApiKey(database: Database, persona: Persona, id: string): ApiKeyRow | undefined {
  return listApiKeys(database, persona).find((row) => row.id === id)
}

export function saveApiKey(database: Database, persona: Persona, row: ApiKeyRow): void {
  changeEdits(database, persona, ({ saved }) => {
    saved[row.id] = row
  })
}

export function removeApiKey(database: Database, persona: Persona, id: string): void {
  changeEdits(database, persona, (edits) => {
    delete edits.saved[id]
    edits.removed.push(id)
  })
}

export function createDraft(database: Database, persona: Persona): { id: string; created: number } {
  const id = crypto.randomUUID()
  const created = Date.now()
  database.change((state) => {
    const newest = Object.entries(state.apiKeyDrafts).slice(1 - MAX_DRAFTS)
    state.apiKeyDrafts = {
      ...Object.fromEntries(newest),
      [id]: { userId: persona.id, created, hasFailed: false },
    }
  })
  return { id, created }
}

export function findDraft(database: Database, persona: Persona, id: string) {
  const draft = database.read().apiKeyDrafts[id]
  return draft?.userId === persona.id ? draft : undefined
}

/** Turns a draft into a key with the same ID. */
export function createApiKey(database: Database, persona: Persona, id: string, name: string): ApiKeyRow {
  const now = Date.now()
  const clientId = randomWord(32)
  const row = { id, created: halTimestamp(now, '417'), lastModified: halTimestamp(now, '418'), name, clientId }
  saveApiKey(database, persona, row)
  database.change((state) => {
    delete state.apiKeyDrafts[id]
  })
  return row
}

/** Returns the developer token of a default key. Creates a new one only when the stored one has expired. */
export function getDeveloperToken(database: Database, persona: Persona, { clientId }: ApiKeyRow): string {
  const stored = database.read().developerTokens[persona.id]
  const now = nowInSeconds()
  if (stored?.clientId === clientId && stored.expires > now) return stored.token

  const expires = now + DEVELOPER_TOKEN_SECONDS
  const token = createJwt({
    iss: ISSUER,
    sub: `${clientId}@clients`,
    aud: AUDIENCE,
    iat: now,
    exp: expires,
    gty: 'client-credentials',
    azp: clientId,
  })
  database.change((state) => {
    state.developerTokens[persona.id] = { clientId, token, expires }
  })
  return token
}

/** Returns the key that carries the developer token: the oldest key with the name "default". */
export function findDefaultKey(rows: ApiKeyRow[]): ApiKeyRow | undefined {
  return sortApiKeys(rows, 'created', false).find(({ name }) => name === DEFAULT_KEY_NAME)
}

function changeEdits(database: Database, persona: Persona, apply: (edits: ApiKeyEdits) => void): void {
  database.change(({ apiKeyEdits }) => {
    const edits = (apiKeyEdits[persona.id] ??= { saved: {}, removed: [], revision: 0 })
    apply(edits)
    edits.revision += 1
  })
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
