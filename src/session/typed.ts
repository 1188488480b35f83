import { useLocation } from 'react-router'

/** What was typed before a step-up, when the person has come back from one; empty otherwise. */
export function useTyped(): Record<string, string> {
  const state: unknown = useLocation().state
  const typed = typeof state === 'object' && state !== null && 'typed' in state ? state.typed : undefined
  if (typeof typed !== 'object' || typed === null) return {}
  return Object.fromEntries(Object.entries(typed).filter((entry) => typeof entry[1] === 'string'))
}
