import { createRandom, makeName, type Random } from '~/demo/lib/seeded-random'
import type { Persona } from '~/demo/data/personas'
import type { DataScenario } from '~/demo/data/scenarios'
import type { InstantForm, ManagementTokenRow } from '~/demo/data/api-json'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Minutes more than whole hours and days, which would otherwise read as one less a moment later. */
const SOME = 7 * MINUTE

/** The two that an odd server says less of: no end, and not whether they are disabled. */
export const TOKEN_WITHOUT_END = 812
export const TOKEN_NEVER_DISABLED = 13_871

/** The management tokens that a person begins with. The same arguments always make the same tokens. */
export function seedManagementTokens(data: DataScenario, persona: Persona, now: number): ManagementTokenRow[] {
  if (!persona.hasKeys || data === 'empty') return []
  const usual = usualTokens(now)
  if (data === 'tokens-expired')
    return usual.map((row, index) => expireBefore(row, now - (1 + 11 * index) * DAY - SOME))
  return data === 'tokens-2000' ? [...usual, ...moreTokens(2000 - usual.length, persona, now)] : usual
}

type Seed = Pick<ManagementTokenRow, 'id' | 'description' | 'created' | 'expires'> & Partial<ManagementTokenRow>

function token(seed: Seed): ManagementTokenRow {
  return { type: 'admin', scopes: [], lastUsed: null, isDisabled: false, form: 'offset', ...seed }
}

/** One of everything that a row can say. */
function usualTokens(now: number): ManagementTokenRow[] {
  const ago = (time: number) => now - time - SOME
  const ahead = (time: number) => now + time + SOME
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
      form: 'no-zone',
    }),
    token({ id: TOKEN_NEVER_DISABLED, description: 'laptop', created: ago(2 * DAY), expires: ahead(26 * DAY) }),
    token({
      id: 9815,
      description: 'nightly export (São Paulo)',
      created: ago(200 * DAY),
      lastUsed: ago(120 * DAY),
      expires: ahead(165 * DAY),
      form: 'space',
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
      form: 'utc',
    }),
    token({
      id: TOKEN_WITHOUT_END,
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
      form: 'utc',
    }),
    token({
      id: 13_887,
      description: 'Session of the browser',
      created: ago(3 * HOUR),
      lastUsed: ago(2 * HOUR + 10 * MINUTE),
      expires: ago(2 * HOUR),
      type: 'session',
      form: 'utc',
    }),
  ]
}

/** The same token, longer ago. */
function expireBefore(row: ManagementTokenRow, end: number): ManagementTokenRow {
  const earlier = Math.max(0, row.expires - end)
  return {
    ...row,
    created: row.created - earlier,
    lastUsed: row.lastUsed === null ? null : row.lastUsed - earlier,
    expires: row.expires - earlier,
  }
}

const FORMS: InstantForm[] = ['offset', 'offset', 'offset', 'utc', 'offset', 'offset', 'no-zone', 'offset', 'space']

/** Any number of tokens, all statuses mixed. The later one was made, the higher its number, which is no usual token's. */
function moreTokens(count: number, persona: Persona, now: number): ManagementTokenRow[] {
  const random = createRandom(`${persona.id} tokens`)
  return Array.from({ length: count }, (_, index) => makeToken(random, index, now))
    .toSorted((one, other) => one.created - other.created)
    .map((row, index) => ({ ...row, id: 2003 + index * 5 }))
}

function makeToken(random: Random, index: number, now: number): ManagementTokenRow {
  const isSession = index % 50 === 10
  const fate = random()
  const expires = isSession ? now + (random() * 3 - 2) * HOUR : makeEnd(random, fate, now)
  const created = isSession ? expires - 2 * HOUR : Math.min(now, expires) - (1 + random() * 300) * DAY
  const isUsed = random() < 0.8
  return token({
    id: 0,
    description: isSession ? `Session of keboola CLI ${index}` : makeName(random, index),
    created: Math.floor(created),
    lastUsed: isUsed ? Math.floor(created + random() * (Math.min(now, expires) - created)) : null,
    expires: Math.floor(expires),
    type: isSession ? 'session' : 'admin',
    isDisabled: fate > 0.95,
    form: FORMS[index % FORMS.length] ?? 'offset',
  })
}

/** A third has expired, and some will soon. */
function makeEnd(random: Random, fate: number, now: number): number {
  if (fate < 0.33) return now - (0.1 + random() * 700) * DAY
  return now + (fate < 0.4 ? 0.1 + random() * 6.5 : 8 + random() * 357) * DAY
}
