import { useEffect } from 'react'
import { useLocation } from 'react-router'

/**
 * What was typed before a step-up, when the person has come back from one; empty otherwise. For this visit alone: a
 * reload, or going away and Back, is no return from a login.
 */
export function useLoginDraft(): Record<string, string> {
  const state: unknown = useLocation().state
  useEffect(forgetTyped, [state])
  const typed = hasTyped(state) ? state.typed : undefined
  if (typeof typed !== 'object' || typed === null) return {}
  return Object.fromEntries(Object.entries(typed).filter((entry) => typeof entry[1] === 'string'))
}

/** In the browser's history only. The router has what this visit needs, and a navigation of its own would move things. */
function forgetTyped(): void {
  const { usr, ...entry } = { ...(history.state as { usr?: unknown } | null) }
  if (!hasTyped(usr)) return
  const { typed: _typed, ...rest } = usr
  history.replaceState({ ...entry, usr: rest }, '')
}

function hasTyped(state: unknown): state is { typed: unknown } {
  return typeof state === 'object' && state !== null && 'typed' in state
}
