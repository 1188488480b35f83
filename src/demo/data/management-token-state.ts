import type { ManagementTokenRow } from './rows'

/** Changes by users to their management tokens. Seeded tokens are not stored: each start creates them again. */
export type ManagementTokenState = {
  edits: Record<string, ManagementTokenEdits>
  /** ID of the newest token. Shared by all users, so that no ID is used twice. */
  lastId: number
  /** Used by the condition "tokens-create-fails", under which only the first attempt fails. */
  hasCreateFailed: boolean
}

export type ManagementTokenEdits = { saved: Record<number, ManagementTokenRow>; removed: number[] }

/** Higher than every ID in the seed. */
const FIRST_ID = 14_000

export function initialManagementTokenState(): ManagementTokenState {
  return { edits: {}, lastId: FIRST_ID, hasCreateFailed: false }
}
