import type { Persona } from '~/demo/data/personas'
import type { DataScenario } from '~/demo/data/scenarios'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Minutes more than whole hours and days, which would otherwise read as one less a moment later. */
const SOME = 7 * MINUTE

/** The lists are called on the wire as they are here. */
export const INVITATION_LISTS = ['projects-invitations', 'organizations-invitations', 'projects-join-requests'] as const
export type InvitationList = (typeof INVITATION_LISTS)[number]

/** An invitation as the database keeps it; or what somebody asked for, which nobody invited them to. */
export type InvitationRow = {
  list: InvitationList
  id: number
  created: number
  expires: number | null
  reason: string
  role: string | null
  to: { id: number; name: string }
  creator: { id: number; name: string; email: string } | null
  /** It lets only those in who have a second factor. */
  requiresMfa: boolean
}

/** What a person is invited to, and asks for, at the beginning. The same arguments always make the same rows. */
export function seedInvitations(data: DataScenario, persona: Persona, seededAt: number): InvitationRow[] {
  if (!persona.hasKeys || data === 'empty') return []
  // The API writes no smaller unit than seconds, and an end is the same in its answers and here.
  const now = seededAt - (seededAt % 1000)
  return [
    invitation({
      list: 'projects-invitations',
      id: 113,
      created: now - 2 * HOUR - SOME,
      expires: now + 6 * DAY + SOME,
      reason: 'You own the dashboards now',
      role: 'admin',
      to: { id: 7342, name: 'Marketing analytics' },
      creator: { id: 618, name: 'Lena Marsh', email: 'lena.marsh@example.com' },
    }),
    invitation({
      list: 'projects-invitations',
      id: 108,
      created: now - 3 * DAY - SOME,
      // In none of the documented lists of roles.
      role: 'productionManager',
      to: { id: 7118, name: 'Data platform – staging (EU)' },
      creator: { id: 702, name: 'Joost van Dijk', email: 'joost@example.com' },
      requiresMfa: true,
    }),
    invitation({
      list: 'organizations-invitations',
      // The lists are counted each for itself, so that a number can be in two of them.
      id: 113,
      created: now - 11 * DAY - SOME,
      to: { id: 54, name: 'Acme Holding' },
      creator: { id: 233, name: 'Ondřej Popelka', email: 'ondrej.popelka@example.com' },
    }),
    invitation({
      list: 'projects-join-requests',
      id: 124,
      created: now - 26 * HOUR - SOME,
      expires: now + 13 * DAY + SOME,
      reason: 'temporary access for the audit',
      to: { id: 6950, name: 'Finance reporting' },
    }),
  ]
}

type Seed = Pick<InvitationRow, 'list' | 'id' | 'created' | 'to'> & Partial<InvitationRow>

function invitation(seed: Seed): InvitationRow {
  return { expires: null, reason: '', role: null, creator: null, requiresMfa: false, ...seed }
}
