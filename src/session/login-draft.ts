import { useEffect } from 'react'
import { useLocation } from 'react-router'
import type * as z from 'zod/mini'

/**
 * Returns the form values that the user had entered before a step-up login, or undefined. `schema` is the schema of the
 * form: values that do not fit it are dropped. The draft is gone after a reload, or after leaving the page and coming Back.
 */
export function useLoginDraft<Draft>(schema: z.ZodMiniType<Draft>): Draft | undefined {
  const state: unknown = useLocation().state
  useEffect(removeDraftFromHistory, [state])
  return hasDraft(state) ? schema.safeParse(state.draft).data : undefined
}

/** Changes the browser's history only: navigating by the router would also scroll, move focus and close dialogs. */
function removeDraftFromHistory(): void {
  const { usr, ...entry } = { ...(history.state as { usr?: unknown } | null) }
  if (!hasDraft(usr)) return
  const { draft: _draft, ...rest } = usr
  history.replaceState({ ...entry, usr: rest }, '')
}

function hasDraft(state: unknown): state is { draft: unknown } {
  return typeof state === 'object' && state !== null && 'draft' in state
}
