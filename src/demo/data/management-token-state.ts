import type { ManagementTokenRow } from './api-json'

/** What people did to their management tokens. The seeded ones are made again at each start. */
export type ManagementTokenState = {
  edits: Record<string, TokenEdits>
  /** Of the newest token of all: no number is given twice, whoever asks. */
  lastId: number
  /** Under the condition "tokens-create-fails", which lets only the first attempt fail. */
  hasCreateFailed: boolean
}

export type TokenEdits = { saved: Record<number, ManagementTokenRow>; removed: number[] }

/** Above every number that the seed gives. */
const FIRST_ID = 14_000

export function noTokenEdits(): ManagementTokenState {
  return { edits: {}, lastId: FIRST_ID, hasCreateFailed: false }
}
