import type { ApiKeyStore } from './hal/api-key-store.ts'
import type { ProfileStore } from './hal/profile-store.ts'
import { joe } from './people.ts'
import type { ManagementStores } from './management/stores.ts'

/** The data of both APIs, and the users who have been seen. */
export type ReferenceData = ManagementStores & { users: Set<string>; keys: ApiKeyStore; profiles: ProfileStore }

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** Gives a user who is seen for the first time something to work with. Returns false for a known user. */
export function seedUser(subject: string, data: ReferenceData): boolean {
  const { users, keys, tokens, invitations, notifications, promoCodes, sessions } = data
  if (users.has(subject)) return false
  users.add(subject)
  const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)

  keys.add(subject, 'default', 'CI deploy', 'Nightly export (staging)', 'CI deploy')

  tokens.seed(subject, { description: 'CI deploy', created: ago(40 * DAY_MS), expires: ago(-50 * DAY_MS) })
  tokens.seed(subject, { created: ago(60 * DAY_MS), description: 'Old laptop', lastUsed: ago(35 * DAY_MS) })
  tokens.seed(subject, { created: ago(9 * DAY_MS), description: 'Left the team', isDisabled: true })
  const session = {
    description: 'Session',
    isSessionToken: true,
    created: ago(HOUR_MS / 2),
    expires: ago(-HOUR_MS / 2),
  }
  tokens.seed(subject, session)

  invitations.seed(subject, { name: 'Data warehouse', reason: 'Please review the new models.', role: 'readOnly' })
  invitations.seed(subject, { name: 'Payroll', requiresMfa: true, expires: ago(-7 * DAY_MS) })
  invitations.seed(subject, { kind: 'organization', creator: joe })
  invitations.seedJoinRequest(subject, { name: 'Marketing', reason: 'For the quarterly report' })

  for (let day = 12; day > 0; day -= 1) {
    notifications.seed(subject, { title: `Release notes ${13 - day}`, created: ago(day * DAY_MS), isRead: day > 3 })
  }
  const message = 'Limit **kbc.storageSizeBytes** has been crossed'
  notifications.seed(subject, { type: 'limit', title: 'Your project is over quota!', message })
  notifications.seed(subject, { type: 'global', title: 'Maintenance on Sunday', message: 'From 8 to 9 UTC.' })

  // A code works once, for any user.
  promoCodes.seed(`TRY-${users.size}`)
  promoCodes.seedUsed(subject, `USED-${users.size}`, { usedAt: ago(90 * DAY_MS) })

  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0'
  const place = { ip: '203.0.113.90', location: 'Brno, Czechia' }
  sessions.seed(subject, { userAgent, ...place, created: ago(40 * DAY_MS), lastUsed: ago(12 * DAY_MS) })
  return true
}
