import type { Persona } from '~/demo/data/personas'
import type { ManagementTokenRow } from '~/demo/data/rows'
import type { DataScenario } from '~/demo/data/scenarios'
import { createRandom, type Random } from '~/demo/lib/seeded-random'
import { A_FEW_MINUTES, DAY, HOUR, MINUTE } from '~/demo/lib/time'
import type { TimestampFormat } from '~/demo/lib/timestamps'
import { makeName } from './generated-names'

/** IDs of two tokens that lack a field under the condition "tokens-odd". */
export const TOKEN_WITHOUT_EXPIRY = 812
export const TOKEN_WITHOUT_STATUS = 13_871

/** Creates a user's initial management tokens. The same arguments always create the same tokens. */
export function seedManagementTokens(data: DataScenario, persona: Persona, now: number): ManagementTokenRow[] {
  if (!persona.hasData || data === 'empty') return []
  const typicalTokens = createTypicalTokens(now)
  if (data === 'tokens-expired') {
    return typicalTokens.map((row, index) => moveExpiry(row, now - (1 + 11 * index) * DAY - A_FEW_MINUTES))
  }
  if (data !== 'tokens-2000') return typicalTokens
  return [...typicalTokens, ...generateTokens(2000 - typicalTokens.length, persona, now)]
}

type Seed = Pick<ManagementTokenRow, 'id' | 'description' | 'created' | 'expires'> & Partial<ManagementTokenRow>

function token(seed: Seed): ManagementTokenRow {
  return { type: 'admin', scopes: [], lastUsed: null, isDisabled: false, timestampFormat: 'offset', ...seed }
}

/** One token for each status and type that the app shows. */
function createTypicalTokens(now: number): ManagementTokenRow[] {
  const ago = (time: number) => now - time - A_FEW_MINUTES
  const ahead = (time: number) => now + time + A_FEW_MINUTES
  return [
    token({
      id: 13_702,
      description: 'CI deploy',
      created: ago(19 * DAY),
      lastUsed: now - 3 * MINUTE - 20_000,
      expires: ahead(71 * DAY),
    }),
    token({
      id: 13_655,
      description: 'terraform',
      created: ago(25 * DAY),
      lastUsed: ago(DAY),
      expires: ahead(5 * DAY),
      timestampFormat: 'no-zone',
    }),
    token({ id: TOKEN_WITHOUT_STATUS, description: 'laptop', created: ago(2 * DAY), expires: ahead(26 * DAY) }),
    token({
      id: 9815,
      description: 'nightly export (São Paulo)',
      created: ago(200 * DAY),
      lastUsed: ago(120 * DAY),
      expires: ahead(165 * DAY),
      timestampFormat: 'space',
    }),
    token({
      id: 13_320,
      description: 'migration-2026',
      created: ago(53 * DAY),
      lastUsed: ago(24 * DAY),
      expires: ago(23 * DAY),
    }),
    token({
      id: 13_876,
      description: 'hackathon',
      created: ago(27 * HOUR),
      lastUsed: ago(5 * HOUR),
      expires: ago(3 * HOUR),
      timestampFormat: 'utc',
    }),
    token({
      id: TOKEN_WITHOUT_EXPIRY,
      description: 'legacy reporting',
      created: Date.UTC(2021, 5, 28, 20, 27, 28),
      lastUsed: ago(2 * DAY),
      expires: Date.UTC(2031, 5, 26, 20, 27, 28),
    }),
    token({
      id: 12_540,
      description: 'audit (frozen)',
      created: ago(100 * DAY),
      lastUsed: ago(45 * DAY),
      expires: ahead(265 * DAY),
      isDisabled: true,
    }),
    token({
      id: 7001,
      description: 'billing-robot',
      created: ago(300 * DAY),
      lastUsed: now - 12 * MINUTE - 20_000,
      expires: ahead(795 * DAY),
      type: 'super',
      scopes: ['projects:read', 'organizations:read'],
    }),
    token({
      id: 13_894,
      description: 'Session of keboola CLI',
      created: now - 19 * MINUTE - 30_000,
      lastUsed: now - MINUTE - 30_000,
      expires: now + 40 * MINUTE + 30_000,
      type: 'session',
      timestampFormat: 'utc',
    }),
    token({
      id: 13_887,
      description: 'Session of the browser',
      created: ago(3 * HOUR),
      lastUsed: ago(2 * HOUR + 10 * MINUTE),
      expires: ago(2 * HOUR),
      type: 'session',
      timestampFormat: 'utc',
    }),
  ]
}

/** Moves a token into the past, so that it expires at `newExpiry` at the latest. */
function moveExpiry(row: ManagementTokenRow, newExpiry: number): ManagementTokenRow {
  const shift = Math.max(0, row.expires - newExpiry)
  return {
    ...row,
    created: row.created - shift,
    lastUsed: row.lastUsed === null ? null : row.lastUsed - shift,
    expires: row.expires - shift,
  }
}

/** Repeated for the generated tokens. Most tokens use the usual format. */
const TIMESTAMP_FORMATS: TimestampFormat[] = [
  'offset',
  'offset',
  'offset',
  'utc',
  'offset',
  'offset',
  'no-zone',
  'offset',
  'space',
]

/** Generates tokens of all statuses. IDs increase with the creation date and differ from those of the typical tokens. */
function generateTokens(count: number, persona: Persona, now: number): ManagementTokenRow[] {
  const random = createRandom(`${persona.id} tokens`)
  return Array.from({ length: count }, (_, index) => generateToken(random, index, now))
    .toSorted((one, other) => one.created - other.created)
    .map((row, index) => ({ ...row, id: 2003 + index * 5 }))
}

function generateToken(random: Random, index: number, now: number): ManagementTokenRow {
  const isSession = index % 50 === 10
  const statusRoll = random()
  const expires = isSession ? now + (random() * 3 - 2) * HOUR : generateExpiry(random, statusRoll, now)
  const created = isSession ? expires - 2 * HOUR : Math.min(now, expires) - (1 + random() * 300) * DAY
  const isUsed = random() < 0.8
  return token({
    id: 0,
    description: isSession ? `Session of keboola CLI ${index}` : makeName(random, index),
    created: Math.floor(created),
    lastUsed: isUsed ? Math.floor(created + random() * (Math.min(now, expires) - created)) : null,
    expires: Math.floor(expires),
    type: isSession ? 'session' : 'admin',
    isDisabled: statusRoll > 0.95,
    timestampFormat: TIMESTAMP_FORMATS[index % TIMESTAMP_FORMATS.length] ?? 'offset',
  })
}

/** A third of the tokens has expired, and 7% expire within a week. */
function generateExpiry(random: Random, statusRoll: number, now: number): number {
  if (statusRoll < 0.33) return now - (0.1 + random() * 700) * DAY
  return now + (statusRoll < 0.4 ? 0.1 + random() * 6.5 : 8 + random() * 357) * DAY
}
