import type { Persona } from './personas'
import type { DataScenario } from './scenarios'
import type { ManagementTokenRow } from './wire'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Minutes more than whole hours and days, which would otherwise read as one less a moment later. */
const SOME = 7 * MINUTE

/** The management tokens that a person begins with. The same arguments always make the same tokens. */
export function seedManagementTokens(data: DataScenario, persona: Persona, now: number): ManagementTokenRow[] {
  if (!persona.hasKeys || data === 'empty') return []
  return usualTokens(now)
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
    token({ id: 13_871, description: 'laptop', created: ago(2 * DAY), expires: ahead(26 * DAY) }),
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
      id: 812,
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
