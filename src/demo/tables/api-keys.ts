import type { Database, Edits } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { seedApiKeys } from '~/demo/seeds/api-keys'
import { mintToken, nowInSeconds, randomText } from '~/demo/lib/encoding'
import { wireInstant, type ApiKeyRow } from '~/demo/data/api-json'
import { AUDIENCE, ISSUER } from '~/demo/demo-config'

const DEFAULT_KEY_NAME = 'default'
const DEVELOPER_TOKEN_SECONDS = 24 * 60 * 60
/** Drafts are never listed and most are forgotten; the newest few are all that anybody comes back to. */
const DRAFTS_KEPT = 50

export type SortField = 'name' | 'created' | 'lastModified'

const rowsMade = new WeakMap<Database, Map<string, { key: string; rows: ApiKeyRow[] }>>()
const sortsMade = new WeakMap<ApiKeyRow[], Map<string, ApiKeyRow[]>>()

/** All keys of a person: the seed with their edits over it. Made once for each change, since 10,000 take a while. */
export function listApiKeys(database: Database, persona: Persona): ApiKeyRow[] {
  const { scenario, seededAt, edits } = database.read()
  const own = edits[persona.id]
  const key = `${scenario.data} ${seededAt} ${own?.revision ?? 0}`
  const made = rowsMade.get(database) ?? new Map<string, { key: string; rows: ApiKeyRow[] }>()
  rowsMade.set(database, made)
  const before = made.get(persona.id)
  if (before?.key === key) return before.rows

  const rows = new Map(seedApiKeys(scenario.data, persona, seededAt).map((row) => [row.id, row]))
  for (const row of Object.values(own?.saved ?? {})) rows.set(row.id, row)
  for (const id of own?.removed ?? []) rows.delete(id)
  const all = [...rows.values()]
  made.set(persona.id, { key, rows: all })
  return all
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })

export function sortApiKeys(rows: ApiKeyRow[], field: SortField, isDescending: boolean): ApiKeyRow[] {
  const made = sortsMade.get(rows) ?? new Map<string, ApiKeyRow[]>()
  sortsMade.set(rows, made)
  const key = `${field} ${isDescending}`
  const before = made.get(key)
  if (before) return before

  const sign = isDescending ? -1 : 1
  const sorted = rows.toSorted((one, other) => {
    const order = field === 'name' ? byName.compare(one.name, other.name) : compareText(one[field], other[field])
    // Without a second criterion, keys of one name would change pages between requests.
    return sign * (order || compareText(one.id, other.id))
  })
  made.set(key, sorted)
  return sorted
}

export function findApiKey(database: Database, persona: Persona, id: string): ApiKeyRow | undefined {
  return listApiKeys(database, persona).find((row) => row.id === id)
}

export function saveApiKey(database: Database, persona: Persona, row: ApiKeyRow): void {
  edit(database, persona, ({ saved }) => {
    saved[row.id] = row
  })
}

export function removeApiKey(database: Database, persona: Persona, id: string): void {
  edit(database, persona, (own) => {
    delete own.saved[id]
    own.removed.push(id)
  })
}

export function startDraft(database: Database, persona: Persona): { id: string; created: number } {
  const id = crypto.randomUUID()
  const created = Date.now()
  database.change((state) => {
    const drafts = Object.entries(state.drafts).slice(1 - DRAFTS_KEPT)
    state.drafts = { ...Object.fromEntries(drafts), [id]: { userId: persona.id, created, hasFailed: false } }
  })
  return { id, created }
}

export function findDraft(database: Database, persona: Persona, id: string) {
  const draft = database.read().drafts[id]
  return draft?.userId === persona.id ? draft : undefined
}

/** Turns a draft into a key. From here on the same address updates it. */
export function createApiKey(database: Database, persona: Persona, id: string, name: string): ApiKeyRow {
  const now = Date.now()
  const clientId = randomText(32).replace(/[-_]/g, 'x')
  const row = { id, created: wireInstant(now, '417'), lastModified: wireInstant(now, '418'), name, clientId }
  saveApiKey(database, persona, row)
  database.change((state) => {
    delete state.drafts[id]
  })
  return row
}

/** The bearer token that the list shows with the default key: a new one only when the last has expired. */
export function developerTokenFor(database: Database, persona: Persona, { clientId }: ApiKeyRow): string {
  const kept = database.read().developerTokens[persona.id]
  const now = nowInSeconds()
  if (kept?.clientId === clientId && kept.expires > now) return kept.token

  const expires = now + DEVELOPER_TOKEN_SECONDS
  const token = mintToken({
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

/** The one key that brings a developer token: the oldest of that name. */
export function defaultKeyOf(rows: ApiKeyRow[]): ApiKeyRow | undefined {
  return sortApiKeys(rows, 'created', false).find(({ name }) => name === DEFAULT_KEY_NAME)
}

function edit(database: Database, persona: Persona, apply: (own: Edits) => void): void {
  database.change(({ edits }) => {
    const own = (edits[persona.id] ??= { saved: {}, removed: [], revision: 0 })
    apply(own)
    own.revision += 1
  })
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
