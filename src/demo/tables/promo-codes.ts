import type { Database } from '~/demo/data/database'
import type { AppliedCode } from '~/demo/data/manage-state'
import type { Persona } from '~/demo/data/personas'

const DAY = 24 * 60 * 60_000

/** Those that make a project: where it is, and how long for. */
const OPEN_CODES: Record<string, { region: string; days: number | null }> = {
  HACK2026: { region: 'us-east-1', days: 180 },
  'POC-EU-90': { region: 'eu-central-1', days: 90 },
  WELCOME100: { region: 'us-east-1', days: null },
}

/** Used up by somebody whom nobody here knows. */
const TAKEN_CODE = 'TEAMONLY'

/** The oldest first. */
const USED_FROM_THE_START: AppliedCode[] = [
  { code: 'TEST1568723795', usedAt: Date.UTC(2019, 8, 17, 13, 14, 38), projectId: 89 },
  { code: 'SPRING24', usedAt: Date.UTC(2024, 3, 9, 8, 2, 51), projectId: 5412 },
]

/** For the demo bar: one of each kind, and a last one that nobody knows any more. */
export const codesToTry = [...Object.keys(OPEN_CODES), 'SPRING24', TAKEN_CODE, 'EXPIRED2020']

/** A project as a code makes it. */
export type PromoProject = AppliedCode & { name: string; region: string; expires: number | null }

/** What a person has applied, the newest first. */
export function listPromoCodes(database: Database, persona: Persona): AppliedCode[] {
  const { scenario, manage } = database.read()
  const seeded = persona.hasKeys && scenario.data !== 'empty' ? USED_FROM_THE_START : []
  return [...seeded, ...(manage.promoCodes[persona.id] ?? [])].toReversed()
}

/** Makes the project of a code, or says why there will be none. Codes are compared letter for letter. */
export function applyPromoCode(database: Database, persona: Persona, code: string): PromoProject | 'used' | 'unknown' {
  if (code === TAKEN_CODE || listPromoCodes(database, persona).some((used) => used.code === code)) return 'used'
  const offer = Object.hasOwn(OPEN_CODES, code) ? OPEN_CODES[code] : undefined
  if (!offer) return 'unknown'
  const usedAt = Date.now()
  const applied = database.change(({ manage }) => {
    const made = { code, usedAt, projectId: (manage.lastProjectId += 1) }
    ;(manage.promoCodes[persona.id] ??= []).push(made)
    return made
  })
  return {
    ...applied,
    name: projectName(persona, applied),
    region: offer.region,
    expires: offer.days === null ? null : usedAt + offer.days * DAY,
  }
}

export function projectName({ name }: Persona, { code }: AppliedCode): string {
  return `${name} (${code})`
}
