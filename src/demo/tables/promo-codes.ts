import type { Database } from '~/demo/data/database'
import type { AppliedPromoCode } from '~/demo/data/manage-state'
import type { Persona } from '~/demo/data/personas'
import { DAY } from '~/demo/lib/time'

/** Codes that each user can apply once. `days` is the lifetime of the new project. */
const VALID_CODES: Record<string, { region: string; days: number | null }> = {
  HACK2026: { region: 'us-east-1', days: 180 },
  'POC-EU-90': { region: 'eu-central-1', days: 90 },
  WELCOME100: { region: 'us-east-1', days: null },
}

/** A code that someone outside the demo has used up. */
const USED_UP_CODE = 'TEAMONLY'

/** Codes that are applied from the start, oldest first. */
const SEEDED_CODES: AppliedPromoCode[] = [
  { code: 'TEST1568723795', usedAt: Date.UTC(2019, 8, 17, 13, 14, 38), projectId: 89 },
  { code: 'SPRING24', usedAt: Date.UTC(2024, 3, 9, 8, 2, 51), projectId: 5412 },
]

/** Codes for the demo panel: the valid ones, a used one, a used-up one, and an unknown one. */
export const sampleCodes = [...Object.keys(VALID_CODES), 'SPRING24', USED_UP_CODE, 'EXPIRED2020']

export type PromoProject = AppliedPromoCode & { name: string; region: string; expires: number | null }

/** Returns the codes that a user has applied, newest first. */
export function listPromoCodes(database: Database, persona: Persona): AppliedPromoCode[] {
  const { scenario, manage } = database.read()
  const seeded = persona.hasData && scenario.data !== 'empty' ? SEEDED_CODES : []
  return [...seeded, ...(manage.promoCodes[persona.id] ?? [])].toReversed()
}

/** Creates the project of a code, or returns why the code does not apply. Codes are case-sensitive. */
export function applyPromoCode(database: Database, persona: Persona, code: string): PromoProject | 'used' | 'unknown' {
  if (code === USED_UP_CODE || listPromoCodes(database, persona).some((applied) => applied.code === code)) return 'used'
  const offer = Object.hasOwn(VALID_CODES, code) ? VALID_CODES[code] : undefined
  if (!offer) return 'unknown'
  const usedAt = Date.now()
  const applied = database.change(({ manage }) => {
    const entry = { code, usedAt, projectId: (manage.lastProjectId += 1) }
    ;(manage.promoCodes[persona.id] ??= []).push(entry)
    return entry
  })
  return {
    ...applied,
    name: projectName(persona, applied),
    region: offer.region,
    expires: offer.days === null ? null : usedAt + offer.days * DAY,
  }
}

export function projectName({ name }: Persona, { code }: AppliedPromoCode): string {
  return `${name} (${code})`
}
