import type { Database } from '~/demo/data/database'
import type { ManagementTokenEdits } from '~/demo/data/management-token-state'
import { findPersona, type Persona } from '~/demo/data/personas'
import type { ManagementTokenRow } from '~/demo/data/rows'
import { randomWord, sha256 } from '~/demo/lib/encoding'
import { floorToSecond } from '~/demo/lib/time'
import { seedManagementTokens } from '~/demo/seeds/management-tokens'

const SECRET_LENGTH = 40

/** Returns a user's management tokens, newest first: the seeded tokens with the user's changes. */
export function listManagementTokens(database: Database, persona: Persona): ManagementTokenRow[] {
  const { scenario, seededAt, managementTokens } = database.read()
  const edits = managementTokens.edits[persona.id]
  const rows = new Map(seedManagementTokens(scenario.data, persona, seededAt).map((row) => [row.id, row]))
  for (const row of Object.values(edits?.saved ?? {})) rows.set(row.id, row)
  for (const id of edits?.removed ?? []) rows.delete(id)
  return [...rows.values()].toSorted((one, other) => other.created - one.created || other.id - one.id)
}

export function findManagementToken(database: Database, persona: Persona, id: string): ManagementTokenRow | undefined {
  return listManagementTokens(database, persona).find((row) => `${row.id}` === id)
}

/** Creates a token. Returns its value, which the database does not store, together with its row. */
export async function createManagementToken(
  database: Database,
  persona: Persona,
  { description, expiresIn }: { description: string; expiresIn: number },
): Promise<{ row: ManagementTokenRow; token: string }> {
  const id = database.change(({ managementTokens }) => (managementTokens.lastId += 1))
  const token = `${id}-${randomWord(SECRET_LENGTH)}`
  const created = floorToSecond(Date.now())
  const row: ManagementTokenRow = {
    id,
    description,
    created,
    lastUsed: null,
    expires: created + expiresIn * 1000,
    isDisabled: false,
    type: 'admin',
    scopes: [],
    timestampFormat: 'offset',
    hash: await sha256(token),
  }
  save(database, persona, row)
  return { row, token }
}

export function removeManagementToken(database: Database, persona: Persona, { id }: ManagementTokenRow): void {
  changeEdits(database, persona, (edits) => {
    delete edits.saved[id]
    edits.removed.push(id)
  })
}

/** Checks the token of a request and updates its "last used" time. Returns undefined if the token is not valid. */
export async function acceptManagementToken(
  database: Database,
  token: string,
): Promise<{ persona: Persona; row: ManagementTokenRow } | undefined> {
  const hash = await sha256(token)
  for (const [userId, { saved }] of Object.entries(database.read().managementTokens.edits)) {
    const persona = findPersona(userId)
    const row = Object.values(saved).find((candidate) => candidate.hash === hash)
    if (!persona || !row || !isActive(row)) continue
    const usedRow = { ...row, lastUsed: floorToSecond(Date.now()) }
    save(database, persona, usedRow)
    return { persona, row: usedRow }
  }
  return undefined
}

export function isExpired({ expires }: ManagementTokenRow): boolean {
  return expires <= Date.now()
}

export function isActive(row: ManagementTokenRow): boolean {
  return !row.isDisabled && !isExpired(row)
}

function save(database: Database, persona: Persona, row: ManagementTokenRow): void {
  changeEdits(database, persona, ({ saved }) => {
    saved[row.id] = row
  })
}

function changeEdits(database: Database, persona: Persona, apply: (edits: ManagementTokenEdits) => void): void {
  database.change(({ managementTokens: { edits } }) => apply((edits[persona.id] ??= { saved: {}, removed: [] })))
}
