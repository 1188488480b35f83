/** Changes by users to invitations, notifications, and promo codes. Seeded rows are not stored: each start creates them again. */
export type ManageState = {
  /** Accepted, declined, and canceled invitations, by user. */
  answeredInvitations: Record<string, string[]>
  notifications: Record<string, NotificationEdits>
  promoCodes: Record<string, AppliedPromoCode[]>
  /** IDs of the sessions that a user has ended, by user. Missing in a state of an earlier version. */
  endedSessions?: Record<string, string[]>
  /** ID of the newest project. Shared by all users, so that no ID is used twice. */
  lastProjectId: number
}

export type NotificationEdits = {
  /** Time at which each notification was marked as read, by ID. */
  markedAt: Record<string, number>
  /** Arrival times of notifications that are not in the seed. */
  arrivals: number[]
  /** Used by the condition "notifications-arrive": each read of the first page, except the first read, adds a notification. */
  hasReadFirstPage: boolean
}

export type AppliedPromoCode = { code: string; usedAt: number; projectId: number }

/** Higher than every project ID in the seeds. */
const FIRST_PROJECT_ID = 9100

export function initialManageState(): ManageState {
  return { answeredInvitations: {}, notifications: {}, promoCodes: {}, lastProjectId: FIRST_PROJECT_ID }
}
