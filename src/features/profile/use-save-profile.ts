import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import { announce } from '~/lib/announcements'
import { useUser } from '~/session/console-context'
import { readUnsavedInput } from '~/session/login-draft'
import { useAction } from '~/ui/hooks/use-action'

import { formWords as words } from './words'

export type Values = Record<string, string>

/** A profile on a server. Each function leaves the newest values in the cache. */
export type ProfileStore = {
  /** Returns the values in the cache. */
  current: () => Values
  /** Reads the values from the server. */
  reload: () => Promise<Values>
  /** Sends the changed fields. Returns the values of the response. */
  write: (changes: Values) => Promise<Values>
}

/** The result of the last attempt to save. */
export type SaveOutcome =
  | { kind: 'none' }
  /** No response arrived, and the profile could not be read again. */
  | { kind: 'unknown'; error: ApiError; sent: Values }
  /** No response arrived, and the profile has the old values. */
  | { kind: 'not-saved'; error: ApiError }
  | { kind: 'conflict'; error: ApiError }
  /** The response has the old values of these fields. */
  | { kind: 'kept'; fields: string[] }

const NONE: SaveOutcome = { kind: 'none' }

/**
 * Saves the changed fields of a form. A lost response says nothing about the server, so the profile is read again before
 * the user is told anything. No write is repeated.
 */
export function useSaveProfile(store: ProfileStore, onValues: (values: Values, sent: Values) => void) {
  const { id } = useUser()
  const [outcome, setOutcome] = useState<SaveOutcome>(NONE)

  /** Reads the profile again, and says what has become of a write. */
  async function compare(sent: Values, error: ApiError): Promise<void> {
    let after: Values
    try {
      after = await store.reload()
    } catch (thrown) {
      return setOutcome({ kind: 'unknown', error: asApiError(thrown), sent })
    }
    const isSaved = Object.keys(changesIn(after, sent)).length === 0
    onValues(after, isSaved ? sent : {})
    if (isSaved) {
      setOutcome(NONE)
      announce(words.savedAfterAll)
    } else setOutcome({ kind: error.kind === 'conflict' ? 'conflict' : 'not-saved', error })
  }

  const save = useAction(
    async (submitted: Values) => {
      setOutcome(NONE)
      const before = store.current()
      // Read from the cache and not from a prop: the second click of a double click may arrive before the next render.
      const sent = changesIn(before, submitted)
      if (Object.keys(sent).length === 0) return onValues(before, submitted)
      let after: Values
      try {
        after = await store.write(sent)
      } catch (thrown) {
        const error = asApiError(thrown)
        if (error.kind !== 'conflict' && !isOutcomeUnknown(error)) throw thrown
        return compare(sent, error)
      }
      const kept = Object.keys(sent).filter((name) => after[name] === before[name])
      onValues(after, without(sent, kept))
      if (kept.length > 0) setOutcome({ kind: 'kept', fields: kept })
      else announce(words.saved)
    },
    { draft: () => readUnsavedInput(id) ?? {} },
  )

  const check = useAction((sent: Values, error: ApiError) => compare(sent, error))

  return {
    save: save.run,
    isPending: save.isPending || check.isPending,
    error: save.error,
    outcome,
    /** After an unknown outcome: asks the server again. */
    check: () => (outcome.kind === 'unknown' ? void check.run(outcome.sent, outcome.error) : undefined),
    clear() {
      save.clearError()
      if (outcome.kind !== 'unknown') setOutcome(NONE)
    },
  }
}

/** Returns the fields of `next` that differ from `before`. */
export function changesIn(before: Values, next: Values): Values {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== (before[name] ?? '')))
}

function without(values: Values, names: string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}
