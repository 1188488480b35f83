/** What people did to their invitations, notices and promo codes. The seeded ones are made again at each start. */
export type ManageState = {
  /** Invitations that were accepted, declined or cancelled, by person. */
  answered: Record<string, string[]>
  notifications: Record<string, NoticeEdits>
  promoCodes: Record<string, AppliedCode[]>
  /** Of the newest project: no number is given twice, whoever makes one. */
  lastProjectId: number
}

export type NoticeEdits = {
  /** When each was marked as read. */
  markedAt: Record<string, number>
  /** When each notice came that was not there from the start. */
  arrivals: number[]
  /** Under the condition "notices-arrive", which lets something new arrive from the second look on. */
  hasLooked: boolean
}

export type AppliedCode = { code: string; usedAt: number; projectId: number }

/** Above every number that the seeds give. */
const FIRST_PROJECT = 9100

export function nothingDone(): ManageState {
  return { answered: {}, notifications: {}, promoCodes: {}, lastProjectId: FIRST_PROJECT }
}
