import type { Scenario } from './scenarios'
import { initialState, STATE_VERSION, type DemoState } from './state'

/** Keeps the state over a reload, as text. */
export type DemoStorage = { load: () => string | null; save: (text: string) => void; clear: () => void }

export type Database = {
  read: () => Readonly<DemoState>
  /** Runs `edit` on the state, saves the state, and returns the result of `edit`. */
  change: <Result>(edit: (state: DemoState) => Result) => Result
  reset: () => void
  /** Calls `listener` after each change through this object. Returns the function that unsubscribes. */
  subscribe: (listener: () => void) => () => void
}

/**
 * Creates the demo's database. Every access reads the storage first, because other tabs of the browser share it. Without a
 * storage, the state lives in memory only.
 */
export function createDatabase(scenario: Partial<Scenario> = {}, storage: DemoStorage = memoryStorage()): Database {
  let state = initialState(scenario)
  let savedText: string | null = null
  const listeners = new Set<() => void>()

  function read(): DemoState {
    const stored = storage.load()
    if (stored !== savedText) {
      state = parseState(stored) ?? initialState(scenario)
      savedText = stored
    }
    return state
  }

  return {
    read,
    change(edit) {
      const result = edit(read())
      savedText = JSON.stringify(state)
      storage.save(savedText)
      for (const listener of listeners) listener()
      return result
    },
    reset() {
      storage.clear()
      savedText = null
      state = initialState(scenario)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function parseState(text: string | null): DemoState | undefined {
  try {
    const parsed = JSON.parse(text ?? 'null') as DemoState | null
    return parsed?.version === STATE_VERSION ? parsed : undefined
  } catch {
    return undefined
  }
}

function memoryStorage(): DemoStorage {
  let stored: string | null = null
  return {
    load: () => stored,
    save: (text) => {
      stored = text
    },
    clear: () => {
      stored = null
    },
  }
}
