import { useState } from 'react'
import * as z from 'zod/mini'

import type { Session } from '~/api/sessions'
import { useLoginDraft } from '~/session/login-draft'

const Draft = z.object({ endedSessions: z.string() })

/** The login draft that opens the dialog with the same sessions after a step-up login. */
export const draftOf = (sessions: Session[]) => ({ endedSessions: sessions.map(({ id }) => id).join('\n') })

/** Holds the sessions that the user is asked to end. After a login for this, the dialog opens with the same sessions. */
export function useSessionsToEnd(others: Session[] | undefined) {
  const [toEnd, setToEnd] = useState<Session[]>()
  const [draft, setDraft] = useState(useLoginDraft(Draft)?.endedSessions)
  if (draft !== undefined && others) {
    const ids = draft.split('\n')
    const found = others.filter(({ id }) => ids.includes(id))
    setDraft(undefined)
    if (found.length > 0) setToEnd(found)
  }
  return [toEnd, setToEnd] as const
}
