import type { Account, AuthSession } from './authentication-methods'
import type { ResetTicket } from '~/demo/identity/password-reset'
import type { IdentityState } from './identity-state'
import type { Letter } from '~/demo/tables/mailbox'
import { nothingDone, type ManageState } from './manage-state'
import { noTokenEdits, type ManagementTokenState } from './management-token-state'
import type { Scenario } from './scenarios'
import type { ApiKeyRow } from './api-json'

/** Raised when the shape changes: what an older demo left behind is dropped, not mended. */
const VERSION = 4

/** Everything the demo remembers, as JSON. No field holds a client secret or a management token: each exists in one answer only. */
export type DemoState = {
  version: typeof VERSION
  scenario: Scenario
  /** The seeded keys are made again at each start, so that ten thousand need no room; this is what their dates hang on. */
  seededAt: number
  /** What people did to the seeded keys, by person. */
  edits: Record<string, Edits>
  drafts: Record<string, Draft>
  managementTokens: ManagementTokenState
  manage: ManageState
  /** The token of each person's default key, kept until it expires so that two reads copy the same one. */
  developerTokens: Record<string, DeveloperToken>
  /** When reset emails were asked for, for the limit on them. */
  resetRequests: number[]
  /** Passwords and factors, of those who changed theirs; everybody else's are made again from the seed. */
  accounts: Record<string, Account>
  authSessions: Record<string, AuthSession>
  /** When each person asked the My Account API, and for what. */
  accountCalls: Record<string, { reads: number[]; writes: number[] }>
  /** What the links of reset emails carry. */
  resetTickets: Record<string, ResetTicket>
  /** The newest first. */
  letters: Letter[]
  identity: IdentityState
}

export type Edits = { saved: Record<string, ApiKeyRow>; removed: string[]; revision: number }
type Draft = { userId: string; created: number; hasFailed: boolean }
type DeveloperToken = { clientId: string; token: string; expires: number }

/** Where the state survives a reload. */
export type DemoStorage = { load: () => string | null; save: (text: string) => void; clear: () => void }

export type Database = {
  read: () => Readonly<DemoState>
  change: <Result>(edit: (state: DemoState) => Result) => Result
  reset: () => void
  /** Calls back after each change that is made through this object. Returns the way to stop that. */
  subscribe: (listener: () => void) => () => void
}

/**
 * The tables of the demo. Every access looks at the storage first, since other tabs of the same browser are served from
 * the same one. Without a storage it lives as long as the test that made it.
 */
export function createDatabase(seed: Partial<Scenario> = {}, storage: DemoStorage = memoryStorage()): Database {
  let state = freshState(seed)
  let text: string | null = null
  const listeners = new Set<() => void>()

  function read(): DemoState {
    const stored = storage.load()
    if (stored !== text) {
      state = parseState(stored) ?? freshState(seed)
      text = stored
    }
    return state
  }

  return {
    read,
    change(edit) {
      const result = edit(read())
      text = JSON.stringify(state)
      storage.save(text)
      for (const listener of listeners) listener()
      return result
    },
    reset() {
      storage.clear()
      text = null
      state = freshState(seed)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function freshState(seed: Partial<Scenario>): DemoState {
  return {
    version: VERSION,
    scenario: { data: 'usual', condition: 'normal', ...seed },
    seededAt: Date.now(),
    edits: {},
    drafts: {},
    managementTokens: noTokenEdits(),
    manage: nothingDone(),
    developerTokens: {},
    resetRequests: [],
    accounts: {},
    authSessions: {},
    accountCalls: {},
    resetTickets: {},
    letters: [],
    identity: {
      session: null,
      isSessionLost: seed.condition === 'session-expired',
      underWay: {},
      codes: {},
      families: {},
      accessTokens: {},
    },
  }
}

function parseState(text: string | null): DemoState | undefined {
  try {
    const parsed = JSON.parse(text ?? 'null') as DemoState | null
    return parsed?.version === VERSION ? parsed : undefined
  } catch {
    return undefined
  }
}

function memoryStorage(): DemoStorage {
  let kept: string | null = null
  return {
    load: () => kept,
    save: (text) => {
      kept = text
    },
    clear: () => {
      kept = null
    },
  }
}
