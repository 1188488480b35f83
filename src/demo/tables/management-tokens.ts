import type { Database } from '~/demo/data/database'
import type { TokenEdits } from '~/demo/data/management-token-state'
import { findPersona, type Persona } from '~/demo/data/personas'
import { seedManagementTokens } from '~/demo/seeds/management-tokens'
import { randomText, sha256 } from '~/demo/lib/encoding'
import type { ManagementTokenRow } from '~/demo/data/api-json'

const SECRET_LENGTH = 40

/** All management tokens of a person, the newest first: the seed with their edits over it. */
export function listManagementTokens(database: Database, persona: Persona): ManagementTokenRow[] {
  const { scenario, seededAt, managementTokens } = database.read()
  const own = managementTokens.edits[persona.id]
  const rows = new Map(seedManagementTokens(scenario.data, persona, seededAt).map((row) => [row.id, row]))
  for (const row of Object.values(own?.saved ?? {})) rows.set(row.id, row)
  for (const id of own?.removed ?? []) rows.delete(id)
  return [...rows.values()].toSorted((one, other) => other.created - one.created || other.id - one.id)
}

export function findManagementToken(database: Database, persona: Persona, id: string): ManagementTokenRow | undefined {
  return listManagementTokens(database, persona).find((row) => `${row.id}` === id)
}

/** Makes a token. What is returned beside its row is the token itself, which is kept nowhere. */
export async function createManagementToken(
  database: Database,
  persona: Persona,
  { description, expiresIn }: { description: string; expiresIn: number },
): Promise<{ row: ManagementTokenRow; token: string }> {
  const id = database.change(({ managementTokens }) => (managementTokens.lastId += 1))
  const token = `${id}-${randomText(SECRET_LENGTH).replace(/[-_]/g, 'x')}`
  const created = wholeSecond(Date.now())
  const row: ManagementTokenRow = {
    id,
    description,
    created,
    lastUsed: null,
    expires: created + expiresIn * 1000,
    isDisabled: false,
    type: 'admin',
    scopes: [],
    form: 'offset',
    hash: await sha256(token),
  }
  save(database, persona, row)
  return { row, token }
}

export function removeManagementToken(database: Database, persona: Persona, { id }: ManagementTokenRow): void {
  edit(database, persona, (own) => {
    delete own.saved[id]
    own.removed.push(id)
  })
}

/** Uses a token, as every request with it does: whose it is, or undefined when it is good for nothing. */
export async function acceptManagementToken(
  database: Database,
  token: string,
): Promise<{ persona: Persona; row: ManagementTokenRow } | undefined> {
  const hash = await sha256(token)
  for (const [userId, { saved }] of Object.entries(database.read().managementTokens.edits)) {
    const persona = findPersona(userId)
    const row = Object.values(saved).find((kept) => kept.hash === hash)
    if (!persona || !row || !isActive(row)) continue
    const used = { ...row, lastUsed: wholeSecond(Date.now()) }
    save(database, persona, used)
    return { persona, row: used }
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
  edit(database, persona, ({ saved }) => {
    saved[row.id] = row
  })
}

function edit(database: Database, persona: Persona, apply: (own: TokenEdits) => void): void {
  database.change(({ managementTokens: { edits } }) => apply((edits[persona.id] ??= { saved: {}, removed: [] })))
}

/** The API writes no smaller unit, and a row that kept one would expire in the answers before it did here. */
function wholeSecond(milliseconds: number): number {
  return milliseconds - (milliseconds % 1000)
}
