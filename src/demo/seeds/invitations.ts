import type { Persona } from '~/demo/data/personas'
import type { InvitationRow } from '~/demo/data/rows'
import type { DataScenario } from '~/demo/data/scenarios'
import { A_FEW_MINUTES, DAY, floorToSecond, HOUR } from '~/demo/lib/time'

/** Creates a user's initial invitations and join requests. The same arguments always create the same rows. */
export function seedInvitations(data: DataScenario, persona: Persona, seededAt: number): InvitationRow[] {
  if (!persona.hasData || data === 'empty') return []
  const now = floorToSecond(seededAt)
  return [
    invitation({
      list: 'projects-invitations',
      id: 113,
      created: now - 2 * HOUR - A_FEW_MINUTES,
      expires: now + 6 * DAY + A_FEW_MINUTES,
      reason: 'You own the dashboards now',
      role: 'admin',
      to: { id: 7342, name: 'Marketing analytics' },
      creator: { id: 618, name: 'Lena Marsh', email: 'lena.marsh@example.com' },
    }),
    invitation({
      list: 'projects-invitations',
      id: 108,
      created: now - 3 * DAY - A_FEW_MINUTES,
      // An undocumented role.
      role: 'productionManager',
      to: { id: 7118, name: 'Data platform – staging (EU)' },
      creator: { id: 702, name: 'Joost van Dijk', email: 'joost@example.com' },
      requiresMfa: true,
    }),
    invitation({
      list: 'organizations-invitations',
      // Each list numbers its rows separately, so a project invitation has the same ID.
      id: 113,
      created: now - 11 * DAY - A_FEW_MINUTES,
      to: { id: 54, name: 'Acme Holding' },
      creator: { id: 233, name: 'Ondřej Popelka', email: 'ondrej.popelka@example.com' },
    }),
    invitation({
      list: 'projects-join-requests',
      id: 124,
      created: now - 26 * HOUR - A_FEW_MINUTES,
      expires: now + 13 * DAY + A_FEW_MINUTES,
      reason: 'temporary access for the audit',
      to: { id: 6950, name: 'Finance reporting' },
    }),
  ]
}

type Seed = Pick<InvitationRow, 'list' | 'id' | 'created' | 'to'> & Partial<InvitationRow>

function invitation(seed: Seed): InvitationRow {
  return { expires: null, reason: '', role: null, creator: null, requiresMfa: false, ...seed }
}
